import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningEngine, servers } from '../support/engines.ts';
import { KillWorkers } from './kill-workers.ts';

const server = servers.find(({ name }) => name === 'Postgres');
if (!server) console.info('Workers need several connections to one server: without DATABASE_URL they are not tried.');

let running: RunningEngine | undefined;
beforeAll(async () => {
  running = await server?.start();
});
afterAll(() => running?.close());

test.skipIf(!server)(
  'workers that are killed all the while make the archive that an undisturbed ingest makes',
  async () => {
    const { killed, captures, settlers, answers, faults } = await new KillWorkers({
      archive: running!.newArchive()!,
      articles: 4000,
      workers: 3,
      seconds: 1,
      settleKills: 1,
      queries: 60,
      seed: 7,
    }).run();
    expect(faults).toEqual([]);
    expect(captures).toBe(80);
    expect(killed).toBeGreaterThan(1);
    expect(settlers).toBeGreaterThan(1);
    expect(answers).toBeGreaterThan(20);
  },
  600_000,
);
