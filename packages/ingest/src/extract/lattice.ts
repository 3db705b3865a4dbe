import { LABEL_COUNT, mayEnd, mayStart, PREDECESSORS } from './labels.ts';

const L = LABEL_COUNT;
/** The score of what can't be. */
export const IMPOSSIBLE = -1e4;
/** The least number whose exponential is more than nothing. */
const LEAST_EXPONENT = -746;
/** The steps that labels allow, by the label that they lead to: those to `y` stand from `firstEdge[y]` on. */
const edgeFrom = Int32Array.from(PREDECESSORS.flatMap((before) => [...before]));
const edgeTo = Int32Array.from(PREDECESSORS.flatMap((before, y) => Array.from(before, () => y)));
const firstEdge = Int32Array.from([0, ...PREDECESSORS.keys()], (_, y) =>
  PREDECESSORS.slice(0, y).reduce((sum, before) => sum + before.length, 0),
);
const starts = Array.from({ length: L }, (_, label) => (mayStart(label) ? 1 : 0));
const ends = Array.from({ length: L }, (_, label) => (mayEnd(label) ? 1 : 0));

/** A linear-chain conditional random field over one run of tokens: all ways to label it, and the best one. */
export class Lattice {
  /** Scores of tokens by label: fill `length * LABEL_COUNT` of them before asking. */
  emissions = new Float64Array(256 * L);
  private alpha = new Float64Array(256 * L);
  private beta = new Float64Array(256 * L);
  private weights = new Float64Array(256 * L);
  private score = new Float64Array(256 * L);
  private scale = new Float64Array(256);
  private back = new Uint8Array(256 * L);
  private readonly transitions: Float64Array;
  private readonly transitionWeights: Float64Array;
  private readonly edgeWeights = new Float64Array(edgeFrom.length);
  private readonly edgeScores = new Float64Array(edgeFrom.length);
  private length = 0;

  constructor(transitions: Float64Array) {
    this.transitions = transitions;
    this.transitionWeights = new Float64Array(L * L);
    this.refresh();
  }

  /** To be called when the transitions that the lattice was made with have changed. */
  refresh(): void {
    for (let i = 0; i < L * L; i++) this.transitionWeights[i] = Math.exp(this.transitions[i]!);
    for (let e = 0; e < edgeFrom.length; e++) {
      this.edgeScores[e] = this.transitions[edgeFrom[e]! * L + edgeTo[e]!]!;
      this.edgeWeights[e] = this.transitionWeights[edgeFrom[e]! * L + edgeTo[e]!]!;
    }
  }

  reserve(length: number): void {
    this.length = length;
    if (length * L <= this.emissions.length) return;
    const size = length * 2;
    this.emissions = new Float64Array(size * L);
    this.alpha = new Float64Array(size * L);
    this.beta = new Float64Array(size * L);
    this.weights = new Float64Array(size * L);
    this.score = new Float64Array(size * L);
    this.scale = new Float64Array(size);
    this.back = new Uint8Array(size * L);
  }

  /** Runs forward and backward over the labels that `allowed` admits; the logarithm of all ways' summed weight. */
  sum(allowed: Uint8Array | null = null): number {
    let logZ = 0;
    for (let t = 0; t < this.length; t++) logZ += this.stepForward(t, allowed);
    const end = (this.length - 1) * L;
    for (let y = 0; y < L; y++) this.beta[end + y] = ends[y]!;
    for (let t = this.length - 2; t >= 0; t--) this.stepBackward(t);
    return logZ;
  }

  private stepForward(t: number, allowed: Uint8Array | null): number {
    const { alpha, weights, emissions, edgeWeights } = this;
    const at = t * L;
    const isLast = t === this.length - 1;
    let peak = -Infinity;
    for (let y = 0; y < L; y++) if (emissions[at + y]! > peak) peak = emissions[at + y]!;
    let total = 0;
    for (let y = 0; y < L; y++) {
      const isOpen =
        (t > 0 || starts[y] === 1) && (!isLast || ends[y] === 1) && (allowed === null || allowed[at + y] === 1);
      const exponent = emissions[at + y]! - peak;
      const weight = isOpen && exponent > LEAST_EXPONENT ? Math.exp(exponent) : 0;
      weights[at + y] = weight;
      let sum = 0;
      if (t === 0) sum = this.transitionWeights[y]!;
      else if (weight > 0) {
        for (let e = firstEdge[y]!; e < firstEdge[y + 1]!; e++) sum += alpha[at - L + edgeFrom[e]!]! * edgeWeights[e]!;
      }
      const value = sum * weight;
      alpha[at + y] = value;
      total += value;
    }
    this.scale[t] = total;
    for (let y = 0; y < L; y++) alpha[at + y]! /= total;
    return Math.log(total) + peak;
  }

  private stepBackward(t: number): void {
    const { beta, weights, scale, edgeWeights } = this;
    const at = t * L;
    beta.fill(0, at, at + L);
    for (let y = 0; y < L; y++) {
      const next = (beta[at + L + y]! * weights[at + L + y]!) / scale[t + 1]!;
      if (next === 0) continue;
      for (let e = firstEdge[y]!; e < firstEdge[y + 1]!; e++) beta[at + edgeFrom[e]!]! += edgeWeights[e]! * next;
    }
  }

  /** Probability of a label at a token, after `sum`. */
  marginal(t: number, y: number): number {
    return this.alpha[t * L + y]! * this.beta[t * L + y]!;
  }

  /** Probability of label `x` at `t` and `y` at `t + 1`, after `sum`. */
  edge(t: number, x: number, y: number): number {
    const next = (t + 1) * L + y;
    const step = this.transitionWeights[x * L + y]! * this.weights[next]!;
    return (this.alpha[t * L + x]! * step * this.beta[next]!) / this.scale[t + 1]!;
  }

  /** Probability that exactly the labels from `first` to `end` of `labels` stand at `from` and after it, after `sum`. */
  probability(from: number, labels: ArrayLike<number>, first = 0, end = labels.length): number {
    let value = this.alpha[from * L + labels[first]!]!;
    for (let i = 1; i < end - first; i++) {
      const label = labels[first + i]!;
      const step = this.transitionWeights[labels[first + i - 1]! * L + label]!;
      value *= (step * this.weights[(from + i) * L + label]!) / this.scale[from + i]!;
    }
    return value * this.beta[(from + end - first - 1) * L + labels[end - 1]!]!;
  }

  /** The best labels, written into `labels`; `outsideCost` is taken from every OUTSIDE. */
  best(labels: Uint8Array, outsideCost = 0): void {
    const { length, emissions, edgeScores, back, score } = this;
    for (let t = 0; t < length; t++) {
      const at = t * L;
      for (let y = 0; y < L; y++) {
        let top = -Infinity;
        let from = 0;
        if (emissions[at + y] === IMPOSSIBLE) {
          score[at + y] = top;
          back[at + y] = from;
          continue;
        }
        if (t === 0) top = starts[y] === 1 ? this.transitions[y]! : -Infinity;
        else {
          for (let e = firstEdge[y]!; e < firstEdge[y + 1]!; e++) {
            const value = score[at - L + edgeFrom[e]!]! + edgeScores[e]!;
            if (value > top) {
              top = value;
              from = edgeFrom[e]!;
            }
          }
        }
        score[at + y] = top + emissions[at + y]! - (y === 0 ? outsideCost : 0);
        back[at + y] = from;
      }
    }
    const last = (length - 1) * L;
    let label = 0;
    for (let y = 0; y < L; y++) {
      if (ends[y] === 1 && (ends[label] !== 1 || score[last + y]! > score[last + label]!)) label = y;
    }
    for (let t = length - 1; t >= 0; t--) {
      labels[t] = label;
      label = back[t * L + label]!;
    }
  }
}
