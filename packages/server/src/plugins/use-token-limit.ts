import { Lexer, type ParseOptions, Source, TokenKind } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { limitExceeded } from '../errors.ts';

/** Counts a document's tokens before it is parsed: parsing recurses, and a document nested deeply enough overflows it. */
export function useTokenLimit(limit: number): Plugin {
  return {
    onParse({ parseFn, setParseFn }) {
      setParseFn((source: string | Source, options?: ParseOptions) => {
        const found = countTokens(source, limit + 1);
        if (found > limit) throw limitExceeded('tokens', limit, found);
        return parseFn(source, options);
      });
    },
  };
}

/** No further than `most`: what is beyond the limit is not worth reading. */
function countTokens(source: string | Source, most: number): number {
  const lexer = new Lexer(typeof source === 'string' ? new Source(source) : source);
  let count = 0;
  while (count < most && lexer.advance().kind !== TokenKind.EOF) count++;
  return count;
}
