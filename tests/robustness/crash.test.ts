import { expect, test } from 'vitest';
import { KillIngests } from './kill-ingests.ts';

test('a killed ingest or backup leaves an archive in order, which running again completes', async () => {
  const { killed, faults } = await new KillIngests({ kills: 8, seed: 3, jobs: 2 }).run();
  expect(faults).toEqual([]);
  expect(killed).toBeGreaterThanOrEqual(8);
}, 300_000);
