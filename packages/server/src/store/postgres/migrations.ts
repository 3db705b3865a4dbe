import { RECORDS } from './migrations/1-records.ts';
import { QUEUE } from './migrations/2-queue.ts';
import { UNDECIDED } from './migrations/3-undecided.ts';
import { LONG_TEXTS } from './migrations/4-long-texts.ts';
import { PENDING_LISTS } from './migrations/5-pending-lists.ts';
import { TRACES } from './migrations/6-traces.ts';

/**
 * The archive's tables, one script a version, never edited once released. They hold what those of SQLite hold, under
 * the same names.
 *
 * So that a distributed Postgres can hold them: no table refers to another by a constraint, and what is unique is so by
 * the column that rows are spread by: an article's rows lie together, as do a capture's and an entity's. Text is
 * ordered by code points, as SQLite orders it.
 */
export const MIGRATIONS: readonly string[] = [RECORDS, QUEUE, UNDECIDED, LONG_TEXTS, PENDING_LISTS, TRACES];
