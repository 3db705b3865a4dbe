import type { EntityKind } from '../model.ts';
import { eventHeads, workHeads } from './known-words.ts';
import type { Tag } from './tagger.ts';
import { PUNCTUATION, type Tokens } from './tokens.ts';
import { wordSet } from './word-bits.ts';

const WORK_CUES = wordSet(
  'publication newspaper magazine newsletter daily weekly journal book novel film movie album song'.split(' '),
);
const EVENT_OPENERS = wordSet(['operation', 'battle', 'siege', 'treaty']);

/** The kind of entity that a tag stands for; null for names that are none, as of prizes, products and peoples. */
export function kindOfTag(tokens: Tokens, { from, to, kind }: Tag): EntityKind | null {
  if (kind !== 'OTHER') return kind;
  const last = tokens.hash[to - 1]!;
  if (eventHeads.has(last) || (to - from > 1 && EVENT_OPENERS.has(tokens.hash[from]!))) return 'EVENT';
  const isAnnounced = from > 0 && (WORK_CUES.has(tokens.hash[from - 1]!) || isQuoted(tokens, from, to));
  return isAnnounced || (to - from > 1 && workHeads.has(last)) ? 'WORK' : null;
}

function isQuoted(tokens: Tokens, from: number, to: number): boolean {
  if (tokens.kind[from - 1] !== PUNCTUATION || to >= tokens.count) return false;
  return /["“]/.test(tokens.text[tokens.start[from - 1]!]!) && /["”]/.test(tokens.text[tokens.start[to]!]!);
}
