/** Kinds that the tagger tells apart; OTHER holds events, works and what else has a name. */
export const TAG_KINDS = ['PERSON', 'ORGANIZATION', 'PLACE', 'OTHER'] as const;
export type TagKind = (typeof TAG_KINDS)[number];

/** Label 0 is outside; each kind has four: the first, inner and last token of a name, and a name of one token. */
export const OUTSIDE = 0;
export const FIRST = 0;
export const INNER = 1;
export const LAST = 2;
export const SINGLE = 3;
export const LABEL_COUNT = 1 + 4 * TAG_KINDS.length;

export const labelOf = (kind: number, place: number): number => 1 + 4 * kind + place;
export const kindOfLabel = (label: number): number => (label - 1) >> 2;
export const placeOfLabel = (label: number): number => (label - 1) & 3;

const endsName = (label: number): boolean => label === OUTSIDE || placeOfLabel(label) >= LAST;
const startsName = (label: number): boolean => label === OUTSIDE || placeOfLabel(label) % 3 === FIRST;

/** Whether label `b` may follow label `a`; a sequence stands between two OUTSIDE. */
export const mayFollow = (a: number, b: number): boolean =>
  endsName(a) || startsName(b) ? endsName(a) && startsName(b) : kindOfLabel(a) === kindOfLabel(b);

/** For each label the labels that may stand before it. */
export const PREDECESSORS: readonly Int32Array[] = Array.from({ length: LABEL_COUNT }, (_, b) =>
  Int32Array.from(Array.from({ length: LABEL_COUNT }, (_, a) => a).filter((a) => mayFollow(a, b))),
);

export const mayStart = (label: number): boolean => mayFollow(OUTSIDE, label);
export const mayEnd = (label: number): boolean => mayFollow(label, OUTSIDE);
