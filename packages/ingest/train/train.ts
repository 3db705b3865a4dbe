import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { makeVariants } from './examples.ts';
import { learn, makeRandom } from './learn.ts';
import { LEARNING } from './settings.ts';
import { readTrainingSets } from './training-sets.ts';
import { countRows, packWeights, quantize } from './weights-file.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { out: { type: 'string' } },
});
const folder = positionals[0];
if (folder === undefined) {
  console.error('usage: npm run train -- <folder of labelled .jsonl files> [--out FILE]');
  process.exit(2);
}

const random = makeRandom(LEARNING.seed);
const examples = readTrainingSets(folder).flatMap(({ name, texts, ...how }) => {
  const made = texts.flatMap((text) => makeVariants(text, { random, ...how }));
  console.log(`${name}: ${texts.length} texts, ${made.length} runs, weight ${how.weight}`);
  return made;
});

const learned = learn(examples, {
  ...LEARNING,
  progress: (epoch, loss) => console.log(`epoch ${epoch + 1} of ${LEARNING.epochs}: loss ${loss.toFixed(1)}`),
});
const weights = quantize(learned);
const packed = packWeights(weights);
const out = values.out ?? new URL('../weights/english.bin', import.meta.url).pathname;
mkdirSync(join(out, '..'), { recursive: true });
writeFileSync(out, packed);
console.log(`${out}: ${packed.length} bytes, ${countRows(weights)} features`);
