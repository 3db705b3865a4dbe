import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { brotliDecompressSync } from 'node:zlib';
import { LABEL_COUNT } from './labels.ts';
import { Tagger, type Weights } from './tagger.ts';

const FILE = createRequire(import.meta.url).resolve('@sourcebook/ingest/weights/english.bin');

/** Reads what the training script packed: one step's worth and the transitions as float64, then the rows as bytes. */
export function readWeights(packed: Uint8Array): Weights {
  const bytes = brotliDecompressSync(packed);
  const head = 8 * (1 + LABEL_COUNT * LABEL_COUNT);
  const numbers = new Float64Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + head));
  return {
    unit: numbers[0]!,
    transitions: numbers.subarray(1),
    rows: new Int8Array(bytes.buffer, bytes.byteOffset + head, bytes.length - head),
  };
}

let english: Tagger | undefined;

/** The tagger that the package brings, read once. */
export function englishTagger(): Tagger {
  english ??= new Tagger(readWeights(readFileSync(FILE)));
  return english;
}
