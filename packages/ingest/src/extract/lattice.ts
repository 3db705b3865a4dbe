import { LABEL_COUNT, mayEnd, mayStart, PREDECESSORS } from './labels.ts';

const L = LABEL_COUNT;
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
  private length = 0;

  constructor(transitions: Float64Array) {
    this.transitions = transitions;
    this.transitionWeights = transitions.map(Math.exp);
  }

  /** To be called when the transitions that the lattice was made with have changed. */
  refresh(): void {
    for (let i = 0; i < L * L; i++) this.transitionWeights[i] = Math.exp(this.transitions[i]!);
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
    const { length, alpha, beta, weights, scale, transitionWeights } = this;
    let logZ = 0;
    for (let t = 0; t < length; t++) {
      const at = t * L;
      let peak = -Infinity;
      for (let y = 0; y < L; y++) if (this.emissions[at + y]! > peak) peak = this.emissions[at + y]!;
      let total = 0;
      for (let y = 0; y < L; y++) {
        const open = allowed === null || allowed[at + y] === 1;
        const weight = open ? Math.exp(this.emissions[at + y]! - peak) : 0;
        weights[at + y] = weight;
        let sum = 0;
        if (t === 0) sum = starts[y]! * transitionWeights[y]!;
        else for (const x of PREDECESSORS[y]!) sum += alpha[at - L + x]! * transitionWeights[x * L + y]!;
        const value = sum * weight * (t === length - 1 ? ends[y]! : 1);
        alpha[at + y] = value;
        total += value;
      }
      scale[t] = total;
      logZ += Math.log(total) + peak;
      for (let y = 0; y < L; y++) alpha[at + y]! /= total;
    }
    const end = (length - 1) * L;
    for (let y = 0; y < L; y++) beta[end + y] = ends[y]!;
    for (let t = length - 2; t >= 0; t--) {
      const at = t * L;
      beta.fill(0, at, at + L);
      for (let y = 0; y < L; y++) {
        const next = (beta[at + L + y]! * weights[at + L + y]!) / scale[t + 1]!;
        if (next === 0) continue;
        for (const x of PREDECESSORS[y]!) beta[at + x]! += transitionWeights[x * L + y]! * next;
      }
    }
    return logZ;
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

  /** Probability that exactly these labels stand at `from` and after it, after `sum`. */
  probability(from: number, labels: ArrayLike<number>): number {
    let value = this.alpha[from * L + labels[0]!]!;
    for (let i = 1; i < labels.length; i++) {
      const step = this.transitionWeights[labels[i - 1]! * L + labels[i]!]!;
      value *= (step * this.weights[(from + i) * L + labels[i]!]!) / this.scale[from + i]!;
    }
    return value * this.beta[(from + labels.length - 1) * L + labels[labels.length - 1]!]!;
  }

  /** The best labels, written into `labels`; `outsideCost` is taken from every OUTSIDE. */
  best(labels: Uint8Array, outsideCost = 0): void {
    const { length, emissions, transitions, back } = this;
    const { score } = this;
    for (let t = 0; t < length; t++) {
      const at = t * L;
      for (let y = 0; y < L; y++) {
        let top = -Infinity;
        let from = 0;
        if (t === 0) top = starts[y] === 1 ? transitions[y]! : -Infinity;
        else {
          for (const x of PREDECESSORS[y]!) {
            const value = score[at - L + x]! + transitions[x * L + y]!;
            if (value > top) {
              top = value;
              from = x;
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
