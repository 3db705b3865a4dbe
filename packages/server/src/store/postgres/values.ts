import pg from 'pg';
import { readZeros, writeZeros } from './zero.ts';

const { BOOL, INT8, NUMERIC, TEXT, VARCHAR } = pg.types.builtins;

const PARSERS: Readonly<Record<number, (value: string) => unknown>> = {
  [BOOL]: (value) => (value === 't' ? 1 : 0),
  // IDs and counts, which stay far below 2^53.
  [INT8]: Number,
  // Sums of them.
  [NUMERIC]: Number,
  [TEXT]: readZeros,
  [VARCHAR]: readZeros,
};

/** Makes values what the store expects: numbers are numbers, truth values 0 and 1. */
export const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    (format !== 'binary' && PARSERS[oid]) || pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser,
};

export function writeValue(value: unknown): unknown {
  if (typeof value === 'string') return writeZeros(value);
  if (value instanceof Uint8Array) return Buffer.from(value.buffer, value.byteOffset, value.byteLength);
  return Array.isArray(value) ? value.map(writeValue) : value;
}
