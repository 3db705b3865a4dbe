import { badInput } from '../errors.ts';
import { QueryError } from '../store/search/query.ts';

/** A query that can't be looked up is the caller's fault, and said so. */
export function tellBadQuery(error: unknown): never {
  throw error instanceof QueryError ? badInput(error.message) : error;
}
