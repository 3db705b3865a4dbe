import { FEATURE_BITS } from '../src/extract/features.ts';
import { LABEL_COUNT, OUTSIDE, PREDECESSORS } from '../src/extract/labels.ts';
import { IMPOSSIBLE, Lattice } from '../src/extract/lattice.ts';
import type { Example } from './examples.ts';

export interface Learned {
  readonly rows: Float32Array;
  readonly transitions: Float64Array;
}

export interface LearningOptions {
  readonly epochs: number;
  readonly seed: number;
  readonly rate: number;
  /** Strength of the Gaussian prior: the pull of each weight towards zero over one epoch. */
  readonly decay: number;
  /** Features seen more rarely are not learnt. */
  readonly leastCount: number;
  readonly progress?: (epoch: number, loss: number) => void;
}

const L = LABEL_COUNT;

/** Mulberry32: the same seed gives the same order on every machine. */
export function makeRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Fits the weights by AdaGrad on the likelihood of the admitted labels, averaged over the later half of the steps. */
export function learn(examples: readonly Example[], options: LearningOptions): Learned {
  const size = (1 << FEATURE_BITS) * L;
  const rows = new Float32Array(size);
  const squares = new Float32Array(size).fill(1e-2);
  const average = new Float32Array(size);
  const transitions = new Float64Array(L * L);
  const transitionSquares = new Float64Array(L * L).fill(1e-2);
  const lattice = new Lattice(transitions);
  const counts = countFeatures(examples);
  const random = makeRandom(options.seed);
  const order = examples.map((_, i) => i);
  const gradient = new Float64Array(L);
  let averaged = 0;

  const update = (example: Example): number => {
    const { features, offsets, allowed, weight } = example;
    const length = offsets.length - 1;
    lattice.reserve(length);
    const { emissions } = lattice;
    for (let t = 0; t < length; t++) {
      // A token without features is one that no name can hold.
      const isOutside = offsets[t] === offsets[t + 1];
      for (let y = 0; y < L; y++) emissions[t * L + y] = isOutside && y !== OUTSIDE ? IMPOSSIBLE : 0;
      for (let f = offsets[t]!; f < offsets[t + 1]!; f++) {
        const row = features[f]! * L;
        for (let y = 0; y < L; y++) emissions[t * L + y]! += rows[row + y]!;
      }
    }
    const right = lattice.sum(allowed);
    if (!Number.isFinite(right)) return 0;
    const wanted = new Float64Array(length * L);
    const wantedEdges = new Float64Array(L * L);
    for (let t = 0; t < length; t++) {
      for (let y = 0; y < L; y++) wanted[t * L + y] = lattice.marginal(t, y);
      if (t > 0)
        for (let y = 0; y < L; y++)
          for (const x of PREDECESSORS[y]!) wantedEdges[x * L + y]! += lattice.edge(t - 1, x, y);
    }
    const all = lattice.sum();
    for (let t = 0; t < length; t++) {
      for (let y = 0; y < L; y++) gradient[y] = weight * (wanted[t * L + y]! - lattice.marginal(t, y));
      for (let f = offsets[t]!; f < offsets[t + 1]!; f++) {
        const feature = features[f]!;
        if (counts[feature]! < options.leastCount) continue;
        const decay = options.decay / counts[feature]!;
        for (let y = 0; y < L; y++) {
          const slope = gradient[y]!;
          if (Math.abs(slope) < 1e-4) continue;
          const at = feature * L + y;
          const pull = slope - decay * rows[at]!;
          squares[at]! += pull * pull;
          rows[at]! += (options.rate * pull) / Math.sqrt(squares[at]!);
        }
      }
      if (t > 0) {
        for (let y = 0; y < L; y++)
          for (const x of PREDECESSORS[y]!) wantedEdges[x * L + y]! -= lattice.edge(t - 1, x, y);
      }
    }
    for (let i = 0; i < L * L; i++) {
      const slope = weight * wantedEdges[i]! - (options.decay / examples.length) * transitions[i]!;
      if (slope === 0) continue;
      transitionSquares[i]! += slope * slope;
      transitions[i]! += (options.rate * slope) / Math.sqrt(transitionSquares[i]!);
    }
    lattice.refresh();
    return weight * (all - right);
  };

  for (let epoch = 0; epoch < options.epochs; epoch++) {
    shuffle(order, random);
    let loss = 0;
    for (const i of order) loss += update(examples[i]!);
    options.progress?.(epoch, loss);
    if (epoch < options.epochs / 2) continue;
    averaged++;
    for (let i = 0; i < size; i++) average[i]! += rows[i]!;
  }
  for (let i = 0; i < size; i++) average[i]! /= averaged;
  return { rows: average, transitions };
}

function countFeatures(examples: readonly Example[]): Int32Array {
  const counts = new Int32Array(1 << FEATURE_BITS);
  for (const { features } of examples) for (const feature of features) counts[feature]!++;
  return counts;
}

function shuffle(order: number[], random: () => number): void {
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
}
