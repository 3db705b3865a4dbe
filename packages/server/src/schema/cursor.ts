import { createHash } from 'node:crypto';
import { canonicalJson } from '@sourcebook/ingest/identity';
import { badCursor } from '../errors.ts';
import type { Listing, SortKey, Term } from '../store/engine.ts';

/** Which list a cursor belongs to: the field, its filter and order. */
export type ListName = string;

/** Arguments that are left out and arguments that are null mean the same. */
export function nameList(field: string, args: Readonly<Record<string, unknown>>): ListName {
  const known = names.get(args);
  if (known) return known;
  const name = hashList(field, args);
  names.set(args, name);
  return name;
}

/** A field whose arguments hold no variables has the same object of them each time. */
const names = new WeakMap<object, ListName>();

function hashList(field: string, args: Readonly<Record<string, unknown>>): ListName {
  const { first: _, last: __, after: ___, before: ____, ...rest } = args;
  const given = JSON.parse(JSON.stringify(rest, (_key, value: unknown) => value ?? undefined)) as unknown;
  return createHash('sha256')
    .update(`${field} ${canonicalJson(given)}`)
    .digest('base64url')
    .slice(0, 12);
}

export function encodeCursor(list: ListName, sortKey: SortKey): string {
  return Buffer.from(JSON.stringify([list, ...sortKey]), 'utf8').toString('base64url');
}

/** @throws BAD_CURSOR when it is none, or one of another field, filter or order. */
export function decodeCursor(cursor: string, list: ListName, listing: Listing): SortKey {
  const [name, ...sortKey] = parse(cursor);
  const fits =
    sortKey.length === listing.order.length && sortKey.every((value, index) => isOf(listing.order[index]!.type, value));
  if (name === list && fits) return sortKey as SortKey;
  throw badCursor(
    typeof name === 'string' && name !== list
      ? 'This cursor comes from another field, filter or order: a cursor continues only the list that it was given by.'
      : 'This is no cursor of this API.',
  );
}

function isOf(type: Term['type'], value: unknown): boolean {
  if (type === 'text') return typeof value === 'string';
  return type === 'integer' ? Number.isSafeInteger(value) : typeof value === 'number';
}

function parse(cursor: string): unknown[] {
  try {
    const json = Buffer.from(cursor, 'base64url').toString('utf8');
    const value = JSON.parse(json) as unknown;
    return Array.isArray(value) && encodeJson(value) === cursor ? value : [];
  } catch {
    return [];
  }
}

function encodeJson(value: unknown): string {
  return Buffer.from(JSON.stringify(value), 'utf8').toString('base64url');
}
