import { annotationProblem } from '@sourcebook/ingest';
import sql from 'sql-template-tag';
import type { Engine } from '../engine.ts';

/** Annotations of captures that the archive does not show are problems, until it does. */
export async function tellUnplaced(engine: Engine): Promise<void> {
  await engine.run(sql`delete from problem where derived = 1 and capture_id is null`);
  const rows = await engine.all<{ capture: string }>(sql`select a.capture from input_annotation a
    where not exists (select 1 from capture_location l where l.path = a.capture)
      and not exists (select 1 from capture c where c.sha256 = a.capture) order by a.line`);
  await engine.insert(
    'problem',
    ['path', 'reader', 'message', 'offset', 'derived'],
    rows.map((row) => {
      const { path, reader, message, offset } = annotationProblem(row, 'No capture has this path or SHA-256.');
      return [path, reader, message, offset, 1];
    }),
  );
}
