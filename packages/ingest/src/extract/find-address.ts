import type { Candidate } from './candidate.ts';
import { givenNames, women } from './known-words.ts';
import { PUNCTUATION, type Tokens } from './tokens.ts';
import { wordSet } from './word-bits.ts';

/** Whether a person is called Mr or Ms, by a title or by a given name; null where nothing tells. */
export type Address = 'MR' | 'MS' | null;

const MR = wordSet('mr messrs sir lord'.split(' '));
const MS = wordSet('mrs ms miss mme madam madame lady dame'.split(' '));

export function findAddress(tokens: Tokens, { from, to, kind }: Candidate): Address {
  if (kind !== 'PERSON') return null;
  const title = tokens.hash[titleBefore(tokens, from)];
  if (title !== undefined && MR.has(title)) return 'MR';
  if (title !== undefined && MS.has(title)) return 'MS';
  const first = tokens.hash[from]!;
  if (to - from === 1 || !givenNames.has(first)) return null;
  return women.has(first) ? 'MS' : 'MR';
}

const titleBefore = ({ kind, text, start }: Tokens, from: number): number =>
  from > 1 && kind[from - 1] === PUNCTUATION && text[start[from - 1]!] === '.' ? from - 2 : from - 1;
