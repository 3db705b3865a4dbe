import { LABEL_COUNT } from './labels.ts';

/** Bytes of a row, so that it can be read as whole integers. */
const ROW_BYTES = 20;
const ROW_INTEGERS = ROW_BYTES / 4;
/** Weights are kept as bytes from 0 on. */
const ZERO = 128;
/** Every other byte of an integer: two sums of fewer than 256 bytes each share one. */
const PAIR = 0x00ff00ff;

/**
 * The rows of a weight table. Adding up rows is most of what tagging does: rows without weight are left out, so that
 * the rest stays in the processor's caches, and four weights are added with two additions.
 */
export class PackedRows {
  /** Where each feature's row begins in `rows`; at 0 stands the row of features without weight. */
  private readonly starts: Int32Array;
  private readonly rows: Int32Array;
  private readonly sums = new Int32Array(9);

  constructor(table: Int8Array) {
    const rowOf = (feature: number): Int8Array => table.subarray(feature * LABEL_COUNT, (feature + 1) * LABEL_COUNT);
    const features = Array.from({ length: table.length / LABEL_COUNT }, (_, feature) => feature);
    const used = features.filter((feature) => rowOf(feature).some((weight) => weight !== 0));
    const bytes = new Uint8Array((used.length + 1) * ROW_BYTES);
    this.rows = new Int32Array(bytes.buffer);
    this.starts = new Int32Array(features.length);
    bytes.fill(ZERO, 0, LABEL_COUNT);
    used.forEach((feature, i) => {
      this.starts[feature] = (i + 1) * ROW_INTEGERS;
      rowOf(feature).forEach((weight, label) => {
        bytes[(i + 1) * ROW_BYTES + label] = weight + ZERO;
      });
    });
  }

  /** Writes the sums of the first `count` features' rows, 255 at most, into `out` from `at` on: one a label. */
  sum(features: Int32Array, count: number, out: Float64Array, at: number): void {
    const { starts, rows, sums } = this;
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
      const row = starts[features[n]!]!;
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
