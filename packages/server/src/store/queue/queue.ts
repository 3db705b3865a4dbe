import { runMigrations } from 'graphile-worker';
import sql, { raw } from 'sql-template-tag';
import type { FoundCapture } from '../inputs.ts';
import { parseAddress } from '../postgres/address.ts';
import { explainFault } from '../postgres/explain-fault.ts';
import { openPostgres } from '../postgres/open.ts';
import { JOBS, SETTLE } from './jobs.ts';
import { queueSchemaOf, quoteName } from './queue-schema.ts';
import { queueCaptures } from './queued-captures.ts';
import { quietLogger } from './quiet-logger.ts';
import { openWriters } from './writers.ts';

/** Work that is left to workers, in the archive's own database. */
export interface Queue {
  add(captures: readonly FoundCapture[]): Promise<void>;
  /** Asks for the archive to be settled once when the captures before have been added. */
  settle(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens the queue of an archive on Postgres; where there is none, it is made.
 * @throws StoreError
 */
export async function openQueue(archive: string): Promise<Queue> {
  const schema = queueSchemaOf(archive);
  const engine = await openPostgres(archive, 'write');
  try {
    await makeQueue(archive);
  } catch (error) {
    await engine.close();
    throw error;
  }
  return {
    add: (captures) => queueCaptures(engine, schema, captures),
    settle: () =>
      engine.run(sql`select 1 from ${raw(quoteName(schema))}.add_job(${JOBS.settle}, job_key => ${SETTLE.jobKey},
        job_key_mode => ${SETTLE.jobKeyMode}, queue_name => ${SETTLE.queueName}, priority => ${SETTLE.priority},
        max_attempts => ${SETTLE.maxAttempts})`),
    close: () => engine.close(),
  };
}

async function makeQueue(archive: string): Promise<void> {
  const address = parseAddress(archive);
  const pgPool = openWriters(address, 2);
  try {
    await runMigrations({ pgPool, schema: queueSchemaOf(archive), logger: quietLogger() });
  } catch (error) {
    throw explainFault(address.shown, error);
  } finally {
    await pgPool.end();
  }
}
