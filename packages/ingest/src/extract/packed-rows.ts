import { LABEL_COUNT } from './labels.ts';

/** Bytes of a row, so that it can be read as whole integers. */
const ROW_BYTES = 20;
const ROW_INTEGERS = ROW_BYTES / 4;
/** Weights are kept as bytes from 0 on. */
const ZERO = 128;
/** Every other byte of an integer: two sums of fewer than 256 bytes each share one. */
const PAIR = 0x00ff00ff;

function hasWeight(table: Int8Array, from: number): boolean {
  for (let at = from; at < from + LABEL_COUNT; at++) if (table[at] !== 0) return true;
  return false;
}

/**
 * The rows of a weight table. Adding up rows is most of what tagging does: rows without weight are left out, so that
 * the rest stays in the processor's caches, and four weights are added with two additions.
 */
export class PackedRows {
  /** Where each feature's row begins in `rows`; at 0 stands the row of features without weight. */
  private readonly starts: Int32Array;
  private readonly rows: Int32Array;
  /** Of the rows that are being added up. */
  private readonly places = new Int32Array(255);
  private readonly sums = new Int32Array(9);

  constructor(table: Int8Array) {
    const features = table.length / LABEL_COUNT;
    this.starts = new Int32Array(features);
    let size = ROW_INTEGERS;
    for (let feature = 0; feature < features; feature++) {
      if (!hasWeight(table, feature * LABEL_COUNT)) continue;
      this.starts[feature] = size;
      size += ROW_INTEGERS;
    }
    this.rows = new Int32Array(size);
    const bytes = new Uint8Array(this.rows.buffer);
    bytes.fill(ZERO, 0, LABEL_COUNT);
    for (let feature = 0; feature < features; feature++) {
      const start = 4 * this.starts[feature]!;
      if (start === 0) continue;
      for (let label = 0; label < LABEL_COUNT; label++)
        bytes[start + label] = table[feature * LABEL_COUNT + label]! + ZERO;
    }
  }

  /** Writes the sums of the first `count` features' rows, 255 at most, into `out` from `at` on: one a label. */
  sum(features: Int32Array, count: number, out: Float64Array, at: number): void {
    const { starts, places, rows, sums } = this;
    // By themselves, so that the processor waits for many of them at once: they lie all over the table.
    for (let n = 0; n < count; n++) places[n] = starts[features[n]!]!;
    let a = 0;
    let b = 0;
    let c = 0;
    let d = 0;
    let e = 0;
    let f = 0;
    let g = 0;
    let h = 0;
    let i = 0;
    for (let n = 0; n < count; n++) {
      const row = places[n]!;
      let four = rows[row]!;
      a = (a + (four & PAIR)) | 0;
      b = (b + ((four >>> 8) & PAIR)) | 0;
      four = rows[row + 1]!;
      c = (c + (four & PAIR)) | 0;
      d = (d + ((four >>> 8) & PAIR)) | 0;
      four = rows[row + 2]!;
      e = (e + (four & PAIR)) | 0;
      f = (f + ((four >>> 8) & PAIR)) | 0;
      four = rows[row + 3]!;
      g = (g + (four & PAIR)) | 0;
      h = (h + ((four >>> 8) & PAIR)) | 0;
      i = (i + rows[row + 4]!) | 0;
    }
    sums[0] = a;
    sums[1] = b;
    sums[2] = c;
    sums[3] = d;
    sums[4] = e;
    sums[5] = f;
    sums[6] = g;
    sums[7] = h;
    sums[8] = i;
    for (let label = 0; label < LABEL_COUNT; label++) {
      const pair = sums[(label >> 2) * 2 + (label & 1)]!;
      out[at + label] = ((label & 2) === 0 ? pair & 0xffff : pair >>> 16) - ZERO * count;
    }
  }
}
