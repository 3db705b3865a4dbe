import { readCues } from './cues.ts';
import { FeatureReader, findRuns, MOST_FEATURES } from './features.ts';
import { gatherHints } from './hints.ts';
import { kindOfLabel, LABEL_COUNT, OUTSIDE, TAG_KINDS, type TagKind } from './labels.ts';
import { IMPOSSIBLE, Lattice } from './lattice.ts';
import { PackedRows } from './packed-rows.ts';
import type { Tokens } from './tokens.ts';
import { isSport } from './topic.ts';
import { WordBits } from './word-bits.ts';

/** What the tagger learned: a row of scores by label for each feature number, and transitions between labels. */
export interface Weights {
  readonly rows: Int8Array;
  /** What one step of a row is worth. */
  readonly unit: number;
  readonly transitions: Float64Array;
}

/** A name that the tagger sees, by token numbers of one part; `to` is exclusive. */
export interface Tag {
  readonly from: number;
  readonly to: number;
  readonly kind: TagKind;
  /** Probability that exactly this is a name of this kind. */
  readonly probability: number;
}

/** What it costs to leave a token outside when names are looked for that the best reading passes over. */
const SECOND_LOOK = 2;
const LEAST_PROBABILITY = 0.1;

/** Finds names in English text with a linear-chain conditional random field. */
export class Tagger {
  private readonly unit: number;
  private readonly rows: PackedRows;
  private readonly lattice: Lattice;
  private readonly features = new Int32Array(MOST_FEATURES);
  /** Of the document that is being read. */
  private readonly hints = new WordBits();
  private labels = new Uint8Array(256);

  constructor(weights: Weights) {
    this.unit = weights.unit;
    this.rows = new PackedRows(weights.rows);
    this.lattice = new Lattice(weights.transitions);
  }

  /** The names in the parts of one document, which are read together. */
  tag(parts: readonly Tokens[]): Tag[][] {
    const { hints } = this;
    hints.reset(parts.reduce((sum, { count }) => sum + count, 0));
    const cues = parts.map((tokens) => readCues(tokens));
    parts.forEach((tokens, i) => {
      gatherHints(tokens, cues[i]!, hints);
    });
    const context = { hints, isSport: isSport(parts) };
    return parts.map((tokens, i) => this.tagPart(tokens, new FeatureReader(tokens, cues[i]!, context)));
  }

  private tagPart(tokens: Tokens, reader: FeatureReader): Tag[] {
    const tags: Tag[] = [];
    const runs = findRuns(tokens);
    for (let r = 0; r < runs.length; r += 2) this.tagRun(runs[r]!, runs[r + 1]!, reader, tags);
    return tags;
  }

  private tagRun(from: number, to: number, reader: FeatureReader, tags: Tag[]): void {
    const { lattice } = this;
    const length = to - from;
    if (length === 1 && reader.isOpener(from)) return;
    lattice.reserve(length);
    for (let i = from; i < to; i++) this.score(reader, i, (i - from) * LABEL_COUNT);
    lattice.sum();
    if (this.labels.length < length) this.labels = new Uint8Array(length * 2);
    // Most runs are one word that opens a sentence: where all is surely outside, that is the best reading too.
    this.labels.fill(OUTSIDE, 0, length);
    if (lattice.probability(0, this.labels, 0, length) > 1 - LEAST_PROBABILITY) return;
    const seen = this.readTags(from, length, 0);
    for (const tag of seen) tags.push(tag);
    if (this.isSure(seen, from, length)) return;
    for (const tag of this.readTags(from, length, SECOND_LOOK))
      if (tag.probability >= LEAST_PROBABILITY && !overlapsAny(seen, tag)) tags.push(tag);
  }

  private score(reader: FeatureReader, token: number, at: number): void {
    const { emissions } = this.lattice;
    if (reader.isOutside(token)) {
      emissions.fill(IMPOSSIBLE, at, at + LABEL_COUNT);
      emissions[at + OUTSIDE] = 0;
      return;
    }
    const count = reader.read(token, this.features, 0);
    this.rows.sum(this.features, count, emissions, at);
    for (let y = 0; y < LABEL_COUNT; y++) emissions[at + y]! *= this.unit;
  }

  /** Whether all that the tags, in text order, leave out is surely outside. */
  private isSure(tags: readonly Tag[], from: number, length: number): boolean {
    let t = 0;
    for (const tag of tags) {
      if (!this.isSurelyOutside(t, tag.from - from)) return false;
      t = tag.to - from;
    }
    return this.isSurelyOutside(t, length);
  }

  private isSurelyOutside(from: number, to: number): boolean {
    for (let t = from; t < to; t++) if (this.lattice.marginal(t, OUTSIDE) < 1 - LEAST_PROBABILITY) return false;
    return true;
  }

  private readTags(from: number, length: number, outsideCost: number): Tag[] {
    const { labels, lattice } = this;
    lattice.best(labels, outsideCost);
    const tags: Tag[] = [];
    let t = 0;
    while (t < length) {
      if (labels[t] === OUTSIDE) {
        t++;
        continue;
      }
      let end = t + 1;
      while (!isEnd(labels[end - 1]!)) end++;
      const probability = lattice.probability(t, labels, t, end);
      tags.push({ from: from + t, to: from + end, kind: TAG_KINDS[kindOfLabel(labels[t]!)]!, probability });
      t = end;
    }
    return tags;
  }
}

function overlapsAny(tags: readonly Tag[], { from, to }: Tag): boolean {
  for (const tag of tags) if (tag.from < to && from < tag.to) return true;
  return false;
}

const isEnd = (label: number): boolean => ((label - 1) & 3) >= 2;
