import type { Plugin } from 'graphql-yoga';
import type { HandedOn } from '../quick/handed-on.ts';

/** Presents the result of an operation that was run before Yoga was asked. */
export function useKnownResult(): Plugin<Record<never, never>, HandedOn> {
  return {
    onParams({ context: { result }, setResult }) {
      if (result) setResult(result);
    },
  };
}
