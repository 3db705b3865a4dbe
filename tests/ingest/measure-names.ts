/** A name as labelled or found; offsets in UTF-16 code units. */
export interface ScoredMention {
  readonly start: number;
  readonly end: number;
  readonly type: string;
}

export interface LabelledMention extends ScoredMention {
  /** Neither asked for nor wrong. */
  readonly optional?: boolean;
  /** Other spans or kinds that are as right. */
  readonly alts?: readonly Partial<ScoredMention>[];
}

export interface FoundName extends ScoredMention {
  readonly confidence: number;
}

export interface NamedText<Mention> {
  readonly id: string;
  readonly mentions: readonly Mention[];
}

export class Score {
  right = 0;
  wrong = 0;
  missed = 0;

  get precision(): number {
    return (100 * this.right) / (this.right + this.wrong || 1);
  }

  get recall(): number {
    return (100 * this.right) / (this.right + this.missed || 1);
  }

  get f1(): number {
    return (200 * this.right) / (2 * this.right + this.wrong + this.missed || 1);
  }
}

export const SCORED_KINDS = ['PERSON', 'ORGANIZATION', 'PLACE'] as const;

const formsOf = (mention: LabelledMention): ScoredMention[] => [
  mention,
  ...(mention.alts ?? []).map((alt) => ({ ...mention, ...alt })),
];

/** How well a found name fits a labelled one: 0 not at all, more for more shared text, most for the same span. */
type Fit = (labelled: LabelledMention, found: ScoredMention) => number;

export const fitsExactly: Fit = (labelled, found) =>
  formsOf(labelled).some((form) => form.start === found.start && form.end === found.end && form.type === found.type)
    ? Number.MAX_SAFE_INTEGER
    : 0;

export const fitsPartly: Fit = (labelled, found) =>
  fitsExactly(labelled, found) ||
  Math.max(0, ...formsOf(labelled).map((form) => (form.type === found.type ? overlap(form, found) : 0)));

const overlap = (a: ScoredMention, b: ScoredMention): number => Math.min(a.end, b.end) - Math.max(a.start, b.start);

/** Scores by kind and over all of them (`ALL`); each found name answers one labelled name at most. */
export function scoreNames(
  labelled: readonly NamedText<LabelledMention>[],
  found: ReadonlyMap<string, readonly ScoredMention[]>,
  fitOf: Fit,
): ReadonlyMap<string, Score> {
  const scores = new Map(['ALL', ...SCORED_KINDS].map((kind) => [kind, new Score()]));
  const count = (kind: string, outcome: 'right' | 'wrong' | 'missed'): void => {
    scores.get(kind)![outcome]++;
    scores.get('ALL')![outcome]++;
  };
  for (const { id, mentions } of labelled) {
    const asked = mentions.filter(({ optional, type }) => !optional && isScored(type));
    const neutral = mentions.filter(({ optional }) => optional);
    const names = withoutRepeats(found.get(id) ?? []).filter(({ type }) => isScored(type));
    const pairs = asked
      .flatMap((mention, a) => names.map((name, f) => ({ a, f, fit: fitOf(mention, name) })))
      .filter((pair) => pair.fit > 0)
      .sort((x, y) => y.fit - x.fit || x.a - y.a || x.f - y.f);
    const answered = new Set<number>();
    const used = new Set<number>();
    for (const { a, f } of pairs) {
      if (answered.has(a) || used.has(f)) continue;
      answered.add(a);
      used.add(f);
    }
    asked.forEach(({ type }, a) => {
      count(type, answered.has(a) ? 'right' : 'missed');
    });
    names.forEach((name, f) => {
      if (!used.has(f) && !neutral.some((mention) => overlap(mention, name) > 0)) count(name.type, 'wrong');
    });
  }
  return scores;
}

const isScored = (type: string): boolean => (SCORED_KINDS as readonly string[]).includes(type);

const withoutRepeats = (mentions: readonly ScoredMention[]): ScoredMention[] => [
  ...new Map(mentions.map((mention) => [`${mention.start},${mention.end},${mention.type}`, mention])).values(),
];

/** For each tenth of confidence: how many names were found with it, and how many of those stand exactly so. */
export function calibrate(
  labelled: readonly NamedText<LabelledMention>[],
  found: ReadonlyMap<string, readonly FoundName[]>,
): { from: number; count: number; right: number }[] {
  const bins = Array.from({ length: 10 }, (_, i) => ({ from: i / 10, count: 0, right: 0 }));
  for (const { id, mentions } of labelled) {
    for (const name of found.get(id) ?? []) {
      if (!isScored(name.type)) continue;
      const isRight = mentions.some((mention) => !mention.optional && fitsExactly(mention, name) > 0);
      if (!isRight && mentions.some((mention) => mention.optional && overlap(mention, name) > 0)) continue;
      const bin = bins[Math.min(9, Math.floor(name.confidence * 10))]!;
      bin.count++;
      if (isRight) bin.right++;
    }
  }
  return bins;
}
