import { brotliCompressSync, constants } from 'node:zlib';
import { LABEL_COUNT } from '../src/extract/labels.ts';
import type { Weights } from '../src/extract/tagger.ts';
import type { Learned } from './learn.ts';

/** Smaller weights are noise. */
const LEAST_WEIGHT = 0.04;
const LARGEST_WEIGHT = 4;
const STEPS = 127;

/** Rounds the weights to bytes. */
export function quantize({ rows, transitions }: Learned): Weights {
  const unit = LARGEST_WEIGHT / STEPS;
  const bytes = new Int8Array(rows.length);
  for (let i = 0; i < rows.length; i++) {
    const weight = rows[i]!;
    bytes[i] = Math.abs(weight) < LEAST_WEIGHT ? 0 : Math.max(-STEPS, Math.min(STEPS, Math.round(weight / unit)));
  }
  return { rows: bytes, unit, transitions };
}

/** The form that `readWeights` reads: the unit and the transitions as float64, then the rows. */
export function packWeights({ rows, unit, transitions }: Weights): Buffer {
  const head = Buffer.from(Float64Array.of(unit, ...transitions).buffer);
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24 };
  return brotliCompressSync(Buffer.concat([head, Buffer.from(rows.buffer)]), { params });
}

/** Features that have any weight. */
export function countRows({ rows }: Weights): number {
  let count = 0;
  for (let at = 0; at < rows.length; at += LABEL_COUNT) {
    if (rows.subarray(at, at + LABEL_COUNT).some((weight) => weight !== 0)) count++;
  }
  return count;
}
