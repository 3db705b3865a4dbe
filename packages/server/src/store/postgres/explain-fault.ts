import pg from 'pg';
import { StoreError } from '../errors.ts';

/** What Postgres says of the world outside, by SQLSTATE or its class, in words that follow the archive's address. */
const FAULTS: readonly [state: string, code: StoreError['code'], message: string][] = [
  ['28', 'NOT_ALLOWED', 'does not let this user in: check user and password (PGPASSWORD holds one too)'],
  ['3D000', 'NOT_FOUND', 'does not exist on that server; make the database with: createdb'],
  ['42501', 'NOT_ALLOWED', "can't be used: this user lacks a privilege"],
  ['25006', 'NOT_ALLOWED', "can't be written: that server is a replica, or reads only"],
  ['55P03', 'BUSY', 'is being written by another process; try again when it has ended'],
  ['53100', 'NO_SPACE', "can't grow: the server's disk is full. What it held is unharmed"],
  ['53300', 'UNAVAILABLE', 'has no connection left: its max_connections are in use'],
  ['08', 'UNAVAILABLE', 'broke the connection'],
  ['57P', 'UNAVAILABLE', 'broke the connection: it is starting or shutting down'],
  ['40001', 'UNAVAILABLE', 'gave up a reading that stood in the way of what it is told by its primary'],
];

/** What the network says. */
const SOCKET_FAULTS = /^(ECONN|EPIPE|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOST|ENET|EADDR)/;
/** What the driver says in plain words. */
const DRIVER_FAULTS =
  /connection terminated|connection timeout|timeout exceeded when trying to connect|not queryable|client was closed/i;

/** A person can mend what the server or the network refuses; what else goes wrong is a bug and stays as it is. */
export function explainFault(shown: string, error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof StoreError) return error;
  if (error instanceof pg.DatabaseError) {
    const fault = FAULTS.find(([state]) => error.code?.startsWith(state));
    return fault
      ? new StoreError(fault[1], `${shown} ${fault[2]} (${error.code}).`, { cause: withoutSecrets(error) })
      : error;
  }
  const code = codeOf(error);
  if (!SOCKET_FAULTS.test(code) && !DRIVER_FAULTS.test(error.message)) return error;
  const reason = code === '' ? error.message : code;
  return new StoreError('UNAVAILABLE', `${shown} can't be reached: ${reason}.`, { cause: withoutSecrets(error) });
}

/** Whether the same may succeed on another connection, or later. */
export function isPassing(error: unknown): boolean {
  return error instanceof StoreError && error.code === 'UNAVAILABLE';
}

/** A host of several addresses gives an error for each. */
function codeOf(error: Error): string {
  const all = error instanceof AggregateError ? (error.errors as unknown[]) : [error];
  return all.map((one) => String((one as NodeJS.ErrnoException).code ?? '')).find((code) => code !== '') ?? '';
}

/** The driver's errors may carry the values of a statement; what is logged keeps its message and place alone. */
function withoutSecrets(error: Error): Error {
  const copy = new Error(error.message);
  if (error.stack !== undefined) copy.stack = error.stack;
  return copy;
}
