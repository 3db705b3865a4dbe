import { parseArgs } from 'node:util';
import { KillIngests } from './kill-ingests.ts';
import { BUILT } from './processes.ts';

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '500' },
    seed: { type: 'string', default: '1' },
    jobs: { type: 'string', default: '2' },
  },
});

const harness = new KillIngests({
  kills: Number(values.kills),
  seed: Number(values.seed),
  jobs: Number(values.jobs),
  command: BUILT,
  report: (line) => console.log(line),
});
const { faults } = await harness.run();
console.log(harness.describe());
process.exitCode = faults.length === 0 ? 0 : 1;
