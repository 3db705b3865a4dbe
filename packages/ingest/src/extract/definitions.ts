import { hashWord } from './characters.ts';
import { COUNTRY, connectors, knownNames, organizationHeads } from './known-words.ts';
import { ALL_CAPITALS, isCapital, isWord, LOWER_WORD, MIXED, PUNCTUATION, type Tokens } from './tokens.ts';

/** A long form and the acronyms that the text gives for it: "Long Form (LF)". Token numbers, `to` exclusive. */
export interface Definition {
  readonly part: number;
  readonly from: number;
  readonly to: number;
  readonly acronyms: readonly number[];
  /** Whether the initials spell one of the acronyms. */
  readonly spelled: boolean;
}

const LONGEST_FORM = 14;
const BRACKET = 0x28;
const THE = hashWord('the');
const OF = hashWord('of');
const FOR = hashWord('for');
const isOf = (hash: number | undefined): boolean => hash === OF || hash === FOR;

/** Finds "Long Form (ACR)" and "Long Form (ACR/ACR)". */
export function findDefinitions(tokens: Tokens, part: number): Definition[] {
  const found: Definition[] = [];
  const { text, start, kind, count } = tokens;
  for (let open = 1; open < count; open++) {
    if (kind[open] !== PUNCTUATION || text.charCodeAt(start[open]!) !== BRACKET) continue;
    const definition = readDefinition(tokens, open, part);
    if (definition) found.push(definition);
  }
  return found;
}

function readDefinition(tokens: Tokens, open: number, part: number): Definition | null {
  const acronyms = readAcronyms(tokens, open + 1);
  if (acronyms.length === 0) return null;
  const spelled = acronyms.map((at) => spelledBefore(tokens, open, at)).filter((from) => from >= 0);
  if (spelled.length > 0) {
    const from = afterArticle(tokens, Math.min(...spelled));
    return { part, from, to: open, acronyms, spelled: true };
  }
  if (!isCapital(tokens.kind[open - 1]!)) return null;
  const from = afterArticle(tokens, capitalRunBefore(tokens, open));
  const isDefined = open - from > 1 && looksDefined(tokens, from, open, acronyms[0]!);
  return isDefined ? { part, from, to: open, acronyms, spelled: false } : null;
}

/** The acronyms between `from` and a closing bracket; none where something else stands there too. */
function readAcronyms(tokens: Tokens, from: number): number[] {
  const acronyms: number[] = [];
  for (let at = from; at < tokens.count && at < from + 12; at += 2) {
    const length = tokens.end[at]! - tokens.start[at]!;
    const kind = tokens.kind[at]!;
    if ((kind !== ALL_CAPITALS && kind !== MIXED) || length < 2 || length > 8) return [];
    acronyms.push(at);
    const next = tokens.text[tokens.start[at + 1] ?? tokens.text.length];
    if (next === ')') return acronyms;
    if (next !== '/' && next !== ',') return [];
  }
  return [];
}

/** First token of the words before `open` whose initials spell the acronym, or -1. */
function spelledBefore(tokens: Tokens, open: number, acronym: number): number {
  const letters = tokens.text
    .slice(tokens.start[acronym], tokens.end[acronym])
    .replace(/[^\p{L}]/gu, '')
    .toLowerCase();
  let letter = letters.length - 1;
  for (let at = open - 1; at >= 0 && open - at <= LONGEST_FORM; at--) {
    if (!isWord(tokens.kind[at]!)) continue;
    if (tokens.sentence[at] !== tokens.sentence[open]) return -1;
    const initial = tokens.text[tokens.start[at]!]!.toLowerCase();
    if (initial === letters[letter]) {
      letter--;
      if (letter < 0) return isCapital(tokens.kind[at]!) ? at : -1;
    } else if (tokens.kind[at] !== LOWER_WORD || !connectors.has(tokens.hash[at]!)) {
      return -1;
    }
  }
  return -1;
}

/**
 * Whether what initials do not spell may be an organization and its acronym: "Forces of the North (FDN)", but not
 * "Jane Smith (USA)".
 */
function looksDefined({ text, start, hash }: Tokens, from: number, to: number, acronym: number): boolean {
  if (knownNames.get(hash, acronym, acronym + 1) === COUNTRY) return false;
  for (let at = from; at < to; at++) if (organizationHeads.has(hash[at]!)) return true;
  return text[start[from]!] === text[start[acronym]!];
}

/** A sentence's first "The" is no part of the name. */
const afterArticle = ({ hash }: Tokens, from: number): number => (hash[from] === THE ? from + 1 : from);

function capitalRunBefore(tokens: Tokens, open: number): number {
  let from = open;
  for (let at = open - 1; at >= 0 && tokens.sentence[at] === tokens.sentence[open]; at--) {
    if (isCapital(tokens.kind[at]!)) from = at;
    else if (tokens.text[tokens.start[at]!] !== '-' && !connectors.has(tokens.hash[at]!)) break;
    // "the Harbour Guard and the River Council (HRC)" names two.
    else if (tokens.hash[at] === THE && !isOf(tokens.hash[at - 1])) break;
  }
  return from;
}
