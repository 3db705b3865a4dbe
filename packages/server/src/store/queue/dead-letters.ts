import sql, { raw } from 'sql-template-tag';
import type { Engine } from '../engine.ts';
import { JOBS } from './jobs.ts';
import { quoteName } from './queue-schema.ts';

/** A capture that was queued and could not be added, or settling that could not be done. */
export interface DeadLetter {
  /** Null for settling. */
  readonly path: string | null;
  readonly attempts: number;
  /** Null where its workers died of it. */
  readonly message: string | null;
}

/** Jobs that are tried no more. Without a key they have a successor. */
const isDead = sql`j.attempts >= j.max_attempts and j.locked_at is null and j.key is not null`;

/** What was found at the place since, or by another way, is no dead letter any more. */
const isMissing = sql`not exists (select 1 from input_capture c join input_location l on l.capture_id = c.id
  where c.sha256 = q.sha256 and l.path = q.path)`;

/** What the workers of an archive have given up. */
export async function readDeadLetters(engine: Engine, schema: string): Promise<DeadLetter[]> {
  const jobs = raw(`${quoteName(schema)}.jobs`);
  const table = await engine.first<{ name: string | null }>(
    sql`select cast(to_regclass(${jobs.text}) as text) as name`,
  );
  if (table?.name == null) return [];
  return engine.all(sql`
    select q.path, j.attempts, j.last_error as message from ${jobs} j join queued_capture q on q.batch = j.key
      where j.task_identifier = ${JOBS.add} and ${isDead} and ${isMissing}
    union all
    select null as path, j.attempts, j.last_error as message from ${jobs} j
      where j.task_identifier = ${JOBS.settle} and ${isDead}
    order by path nulls first, message`);
}

/** Takes away what was given up and has been done since. */
export async function forgetDeadLetters(engine: Engine, schema: string): Promise<void> {
  const name = raw(quoteName(schema));
  await engine.run(sql`with done as (
      select j.id, j.key from ${name}.jobs j where j.attempts >= j.max_attempts and j.locked_at is null
        and (j.key is null or j.task_identifier = ${JOBS.settle}
          or not exists (select 1 from queued_capture q where q.batch = j.key and ${isMissing}))
    ), dropped as (
      delete from queued_capture q using done where q.batch = done.key
    )
    select 1 from ${name}.complete_jobs(array(select id from done))`);
}
