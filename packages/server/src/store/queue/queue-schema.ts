import { StoreError } from '../errors.ts';
import { isServer, parseAddress } from '../postgres/address.ts';

const SUFFIX = '_queue';
/** Postgres cuts longer names off (https://www.postgresql.org/docs/current/limits.html). */
const MOST_BYTES = 63;

/**
 * The schema that holds an archive's queue, beside the archive's own.
 * @throws StoreError when the archive is a file, which has one writer and needs no queue.
 */
export function queueSchemaOf(archive: string): string {
  if (!isServer(archive)) {
    throw new StoreError('NOT_ALLOWED', `${archive} is a file; only an archive on Postgres has a queue.`);
  }
  const { schema, shown } = parseAddress(archive);
  if (Buffer.byteLength(schema) + SUFFIX.length > MOST_BYTES) {
    throw new StoreError('NOT_ALLOWED', `${shown} can't have a queue: the name of its schema is too long.`);
  }
  return schema + SUFFIX;
}

export function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
