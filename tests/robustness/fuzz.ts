import { parseArgs } from 'node:util';
import { ingestSample } from '../support/archive.ts';
import { fuzzQueries } from './fuzz-queries.ts';

const { values } = parseArgs({
  options: { queries: { type: 'string', default: '3000' }, seed: { type: 'string', default: '1' } },
});

const sample = await ingestSample();
try {
  const { queries, clean, codes, faults } = await fuzzQueries({
    file: sample.file,
    queries: Number(values.queries),
    seed: Number(values.seed),
    report: (line) => console.log(line),
  });
  console.log(`${queries} queries, ${clean} answered without errors, ${faults.length} faults; errors by code:`, codes);
  process.exitCode = faults.length === 0 ? 0 : 1;
} finally {
  await sample.close();
}
