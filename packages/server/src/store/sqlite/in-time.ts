import type Database from 'better-sqlite3';
import sql, { type Sql } from 'sql-template-tag';
import type { Deadline } from '../deadline.ts';

/** The deadline of the statement that a connection runs; it runs one at a time. */
export interface Clock {
  deadline: Deadline | null;
}

/** Adds the function that fails the statement it stands in when the time is up: the binding has no other way to. */
export function defineInTime(database: Database.Database): Clock {
  const clock: Clock = { deadline: null };
  database.function('in_time', { deterministic: false }, () => {
    const { deadline } = clock;
    if (deadline && performance.now() > deadline.at) throw deadline.miss();
    return 1;
  });
  return clock;
}

/**
 * Asks at about one in 64 rows whether there is time left. Calling back takes as long as reading some ten rows, so that
 * asking at each would double what a count takes. The row must be of the innermost loop, since those around it come by
 * too rarely.
 */
export function inTime(id: Sql): Sql {
  return sql`(${id} & 63 or in_time())`;
}
