import { RECORDS } from './migrations/1-records.ts';
import { UNDECIDED } from './migrations/2-undecided.ts';
import { TRACES } from './migrations/3-traces.ts';

/**
 * The archive's tables, one script a version, never edited once released.
 *
 * Inputs are what was given: bytes, where they were found, manifest and authority entries. `unread` lists what of them
 * the records do not show yet. Records are what readers see. What settling works with lies between the two: kept so
 * that a change touches only what it affects. Records and workings change in one transaction, so that readers see one
 * revision or the next.
 */
export const MIGRATIONS: readonly string[] = [RECORDS, UNDECIDED, TRACES];
