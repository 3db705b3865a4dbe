import { readCues } from '../src/extract/cues.ts';
import { FeatureReader, findRuns, MOST_FEATURES } from '../src/extract/features.ts';
import { gatherHints } from '../src/extract/hints.ts';
import {
  FIRST,
  INNER,
  LABEL_COUNT,
  LAST,
  labelOf,
  OUTSIDE,
  SINGLE,
  TAG_KINDS,
  type TagKind,
} from '../src/extract/labels.ts';
import { tokenize } from '../src/extract/tokenize.ts';
import type { Tokens } from '../src/extract/tokens.ts';
import { isSport } from '../src/extract/topic.ts';
import { WordBits } from '../src/extract/word-bits.ts';
import { replaceNames } from './replace-names.ts';

export interface LabelledMention {
  readonly start: number;
  readonly end: number;
  readonly type: string;
  readonly optional?: boolean;
}

export interface LabelledText {
  readonly id: string;
  readonly text: string;
  readonly mentions: readonly LabelledMention[];
}

/** One run of tokens with its features and the labels that its text admits. */
export interface Example {
  /** Feature numbers of all tokens, one after another. */
  readonly features: Int32Array;
  /** Where each token's features begin; one more for the end. */
  readonly offsets: Int32Array;
  /** `LABEL_COUNT` a token: 1 where the label is right. */
  readonly allowed: Uint8Array;
  readonly weight: number;
}

const tagKind = (type: string): TagKind | null =>
  type === 'PERSON' || type === 'ORGANIZATION' || type === 'PLACE' ? type : type === 'DATE' ? null : 'OTHER';

/** Labels a token may have: one, or several where the labelling leaves it open. */
function labelTokens(tokens: Tokens, mentions: readonly LabelledMention[]): Uint8Array {
  const allowed = new Uint8Array(tokens.count * LABEL_COUNT);
  for (let i = 0; i < tokens.count; i++) allowed[i * LABEL_COUNT + OUTSIDE] = 1;
  const byStart = new Map<number, number>();
  for (let i = 0; i < tokens.count; i++) byStart.set(tokens.start[i]!, i);
  for (const { start, end, type, optional } of mentions) {
    const kind = tagKind(type);
    const from = byStart.get(start);
    let to = from ?? 0;
    while (to < tokens.count && tokens.end[to]! < end) to++;
    const fits = from !== undefined && tokens.end[to] === end;
    if (kind === null || from === undefined) continue;
    for (let i = from; i <= Math.min(to, tokens.count - 1); i++) {
      const row = allowed.subarray(i * LABEL_COUNT, (i + 1) * LABEL_COUNT);
      if (!fits || optional) {
        row.fill(1);
        continue;
      }
      row.fill(0);
      const place = from === to ? SINGLE : i === from ? FIRST : i === to ? LAST : INNER;
      row[labelOf(TAG_KINDS.indexOf(kind), place)] = 1;
    }
  }
  return allowed;
}

/** Turns labelled text into runs for training. */
function makeExamples({ text, mentions }: LabelledText, weight: number): Example[] {
  const tokens = tokenize(text);
  const cues = readCues(tokens);
  const hints = new WordBits();
  gatherHints(tokens, cues, hints);
  const reader = new FeatureReader(tokens, cues, { hints, isSport: isSport([tokens]) });
  const labels = labelTokens(tokens, mentions);
  const runs = findRuns(tokens);
  const examples: Example[] = [];
  for (let r = 0; r < runs.length; r += 2) {
    const [from, to] = [runs[r]!, runs[r + 1]!];
    const features = new Int32Array((to - from) * MOST_FEATURES);
    const offsets = new Int32Array(to - from + 1);
    let size = 0;
    for (let i = from; i < to; i++) {
      if (!reader.isOutside(i)) size += reader.read(i, features, size);
      offsets[i - from + 1] = size;
    }
    const outside = Uint8Array.from({ length: to - from }, (_, i) => (reader.isOutside(from + i) ? 1 : 0));
    const allowed = openAround(outside, closeEnds(labels.slice(from * LABEL_COUNT, to * LABEL_COUNT)));
    examples.push({ features: features.slice(0, size), offsets, allowed, weight });
  }
  return examples;
}

/** A name that holds what no name can hold can't be learnt: its tokens are left open. */
function openAround(outside: Uint8Array, allowed: Uint8Array): Uint8Array {
  const row = (i: number): Uint8Array => allowed.subarray(i * LABEL_COUNT, (i + 1) * LABEL_COUNT);
  const isName = (i: number): boolean => i >= 0 && i < outside.length && row(i)[OUTSIDE] === 0;
  for (let i = 0; i < outside.length; i++) {
    if (outside[i] === 0) continue;
    for (const step of isName(i) ? [-1, 1] : []) {
      for (let at = i + step; isName(at); at += step) row(at).fill(1);
    }
    row(i).fill(0);
    row(i)[OUTSIDE] = 1;
  }
  return allowed;
}

/** A name that reaches out of its run can't be learnt: its tokens are left open. */
function closeEnds(allowed: Uint8Array): Uint8Array {
  const count = allowed.length / LABEL_COUNT;
  const only = (i: number, places: readonly number[]): boolean => {
    const row = allowed.subarray(i * LABEL_COUNT, (i + 1) * LABEL_COUNT);
    return TAG_KINDS.some((_, kind) => places.some((place) => row[labelOf(kind, place)] === 1)) && row[OUTSIDE] === 0;
  };
  for (let i = 0; i < count && only(i, [INNER, LAST]); i++) allowed.fill(1, i * LABEL_COUNT, (i + 1) * LABEL_COUNT);
  for (let i = count - 1; i >= 0 && only(i, [FIRST, INNER]); i--)
    allowed.fill(1, i * LABEL_COUNT, (i + 1) * LABEL_COUNT);
  return allowed;
}

const HEADLINE_LENGTH = 160;
const SMALL_WORD = 4;
/** Headlines all in capitals are rarer, and their features are much alike. */
const CAPITALS_WEIGHT = 0.4;

const inTitleCase = (text: string): string =>
  text.replace(/\p{L}[\p{L}’']*/gu, (word) =>
    word.length < SMALL_WORD ? word : word[0]!.toUpperCase() + word.slice(1),
  );

interface Headline extends LabelledText {
  readonly weight: number;
}

/** The first sentences of a text as headlines would print them; none where the text has no such beginning. */
function makeHeadlines({ id, text, mentions }: LabelledText): Headline[] {
  const end = text.slice(0, HEADLINE_LENGTH).lastIndexOf('. ');
  if (end < 40) return [];
  const beginning = text.slice(0, end);
  const inside = mentions.filter((mention) => mention.end <= end);
  return [
    { id, text: inTitleCase(beginning), mentions: inside, weight: 1 },
    { id, text: beginning.toUpperCase(), mentions: inside, weight: CAPITALS_WEIGHT },
  ].filter((headline) => headline.text.length === end);
}

export interface Variants {
  readonly weight: number;
  /** How many more times the text is learnt with other names in it. */
  readonly copies: number;
  readonly copyWeight: number;
  readonly random: () => number;
}

/** The runs of a text, of its beginning as a headline, and of the same with other names. */
export function makeVariants(labelled: LabelledText, { weight, copies, copyWeight, random }: Variants): Example[] {
  const examples = withHeadlines(labelled, weight);
  for (let i = 0; i < copies; i++) examples.push(...withHeadlines(replaceNames(labelled, random), weight * copyWeight));
  return examples;
}

const withHeadlines = (labelled: LabelledText, weight: number): Example[] => [
  ...makeExamples(labelled, weight),
  ...makeHeadlines(labelled).flatMap((headline) => makeExamples(headline, weight * headline.weight)),
];
