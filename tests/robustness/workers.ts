import { parseArgs } from 'node:util';
import { findPostgres, PostgresNodes } from '../support/postgres-nodes.ts';
import { KillWorkers } from './kill-workers.ts';
import { BUILT } from './processes.ts';

const { values } = parseArgs({
  options: {
    articles: { type: 'string', default: '100000' },
    workers: { type: 'string', default: '4' },
    seconds: { type: 'string', default: '4' },
    'settle-kills': { type: 'string', default: 'Infinity' },
    queries: { type: 'string', default: '300' },
    seed: { type: 'string', default: '1' },
  },
});

const bin = findPostgres();
if (!bin) throw new Error('No Postgres server is installed.');
const nodes = new PostgresNodes(bin);
try {
  await nodes.start(0);
  const { captures, killed, settlers, answers, faults } = await new KillWorkers({
    archive: nodes.url(0),
    articles: Number(values.articles),
    workers: Number(values.workers),
    seconds: Number(values.seconds),
    settleKills: Number(values['settle-kills']),
    queries: Number(values.queries),
    seed: Number(values.seed),
    command: BUILT,
    report: (line) => console.log(line),
  }).run();
  console.log(
    `${captures} captures; ${killed} workers killed; ${settlers} workers began to settle; ${answers} equal answers.`,
  );
  for (const fault of faults) console.log(fault);
  process.exitCode = faults.length === 0 ? 0 : 1;
} finally {
  nodes.close();
}
