import type { Deadline } from '../deadline.ts';

/** What an engine asks its statements on: a connection, or what finds one. */
export interface Session {
  /** The archive, as it may be shown. */
  readonly shown: string;
  ask<Row extends object>(text: string, values: unknown[], deadline: Deadline | null): Promise<Row[]>;
  /** For what gives no rows: in a transaction its fault may be told later, by the latest when that ends. */
  tell(text: string, values: unknown[]): Promise<void>;
  transaction<T>(work: () => Promise<T>): Promise<T>;
  snapshot<T>(work: () => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** Where a transaction looks for the archive's tables. Set with each, so that it holds behind a pooler too. */
export function inSchema(schema: string): string {
  return `set local search_path = "${schema.replaceAll('"', '""')}"`;
}

/**
 * Marks an archive as another than before, in the transaction that makes it so. At random, since numbers of transactions
 * come again when a replica takes the place of a primary.
 */
export const STAMP = `insert into meta (key, value) values ('stamp', md5(concat(random(), random(), clock_timestamp())))
  on conflict (key) do update set value = excluded.value`;

/** The mark of the archive that a transaction sees. */
export const READ_STAMP = "select value from meta where key = 'stamp'";

/** "SBK1": tells the lock from those of other programs in the database. */
const LOCK = 0x53424b31;

/** A writer that died must not wait for the archive, or keep it, until a statement tells the server; from Postgres 14 on. */
const NOTICE_DEATH = `select set_config(name, '1s', true) from pg_settings where name = 'client_connection_check_interval'`;

/** Lets one transaction at a time write an archive. */
export function lockArchive(schema: string, milliseconds: number): string {
  const name = schema.replaceAll("'", "''");
  return `${NOTICE_DEATH}; set local lock_timeout = ${milliseconds}; select pg_advisory_xact_lock(${LOCK}, hashtext('${name}'))`;
}
