import { placeLine, sha256Hex } from '@sourcebook/ingest/identity';
import sql, { raw } from 'sql-template-tag';
import type { Engine } from '../engine.ts';
import type { FoundCapture } from '../inputs.ts';
import { ATTEMPTS, JOBS } from './jobs.ts';
import { quoteName } from './queue-schema.ts';

/** Puts captures on the queue, in one statement, which need not wait for who writes the archive. */
export async function queueCaptures(engine: Engine, schema: string, captures: readonly FoundCapture[]): Promise<void> {
  const batch = keyOf(captures);
  const column = <Key extends keyof FoundCapture>(key: Key) => captures.map((capture) => capture[key]);
  const place = (key: 'path' | 'source' | 'capturedAt') => captures.map(({ location }) => location[key]);
  await engine.run(sql`with queued as (
      insert into queued_capture (batch, place, path, sha256, reader, media_type, encoding, bytes, source, captured_at)
      select ${batch}::text, place, path, sha256, reader, media_type, encoding, bytes, source, captured_at
      from unnest(${place('path')}::text[], ${column('sha256')}::text[], ${column('reader')}::text[],
        ${column('mediaType')}::text[], ${column('encoding')}::text[], ${column('bytes')}::bytea[],
        ${place('source')}::text[], ${place('capturedAt')}::text[]) with ordinality
        u (path, sha256, reader, media_type, encoding, bytes, source, captured_at, place)
      on conflict do nothing
    )
    select 1 from ${raw(quoteName(schema))}.add_job(${JOBS.add}, json_build_object('batch', ${batch}::text),
      job_key => ${batch}, max_attempts => ${ATTEMPTS})`);
}

/** The same captures at the same places are the same batch, be they queued twice. */
function keyOf(captures: readonly FoundCapture[]): string {
  const lines = captures.map(({ sha256, location }) => placeLine(sha256, location)).sort();
  return sha256Hex(lines.join('\n'));
}

/** A capture that waits at its place in a batch. */
export interface QueuedCapture extends FoundCapture {
  readonly place: number;
}

/** None where the batch has been added before. */
export async function readQueued(engine: Engine, batch: string): Promise<QueuedCapture[]> {
  const rows = await engine.all<Omit<QueuedCapture, 'location'> & QueuedCapture['location']>(sql`
    select place, sha256, reader, media_type as "mediaType", encoding, bytes, path, source, captured_at as "capturedAt"
    from queued_capture where batch = ${batch} order by place`);
  return rows.map(({ path, source, capturedAt, ...capture }) => ({
    ...capture,
    location: { path, source, capturedAt },
  }));
}

export async function dropQueued(engine: Engine, batch: string, captures: readonly QueuedCapture[]): Promise<void> {
  const places = captures.map(({ place }) => place);
  await engine.run(sql`delete from queued_capture where batch = ${batch} and place in (${engine.list(places)})`);
}
