import { Lexer, type ParseOptions, Source, TokenKind } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { limitExceeded } from '../errors.ts';
import type { Limits } from '../limits/limits.ts';
import { measureDocument } from '../limits/measure-document.ts';

/** The standard introspection query of graphql-js is 15 deep, and tools ask for a little more. */
const INTROSPECTION_DEPTH = 25;

/**
 * Refuses what a document says too much of before it is validated. Tokens are counted before it is even parsed:
 * parsing recurses, and a document nested deeply enough overflows it.
 */
export function useDocumentLimits(limits: Pick<Limits, 'tokens' | 'depth' | 'aliases' | 'directives'>): Plugin {
  return {
    onParse({ parseFn, setParseFn }) {
      setParseFn((text: string | Source, options?: ParseOptions) => {
        requireAtMost('tokens', limits.tokens, countTokens(text, limits.tokens + 1));
        const document = parseFn(text, options);
        const found = measureDocument(document);
        requireAtMost('depth', limits.depth, found.depth);
        requireAtMost('introspection depth', INTROSPECTION_DEPTH, found.introspectionDepth);
        requireAtMost('aliases', limits.aliases, found.aliases);
        requireAtMost('directives', limits.directives, found.directives);
        return document;
      });
    },
  };
}

function requireAtMost(name: string, limit: number, found: number): void {
  if (found > limit) throw limitExceeded(name, limit, found);
}

/** No further than `most`: what is beyond the limit is not worth reading. */
function countTokens(text: string | Source, most: number): number {
  const lexer = new Lexer(typeof text === 'string' ? new Source(text) : text);
  let count = 0;
  while (count < most && lexer.advance().kind !== TokenKind.EOF) count++;
  return count;
}
