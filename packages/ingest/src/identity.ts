import { createHash } from 'node:crypto';
import type { AuthorityEntry, Location, SourceEntry } from './model.ts';
import { normalizeText } from './text.ts';

/**
 * Which edition of the reading rules an archive was made by. Raised whenever the same bytes would be read
 * differently, since then the same captures give another revision.
 */
export const READING_VERSION = 5;

/** SHA-256 as 64 lower-case hex digits; a string is hashed as UTF-8. */
export function sha256Hex(content: Uint8Array | string): string {
  return createHash('sha256').update(content).digest('hex');
}

/** Identity of a piece of writing: the same for texts that differ in case, white space or quotation marks only. */
export function hashText(text: string): string {
  return sha256Hex(normalizeText(text));
}

/** The first 128 bits of a hash: short enough for a key, long enough that two never meet. */
export function compactKey(hash: string): string {
  return hash.slice(0, 32);
}

/** All that an archive's content follows from. */
export interface RevisionInputs {
  /** Each capture once, with each of its locations once. */
  readonly captures: Iterable<{ readonly sha256: string; readonly locations: readonly Location[] }>;
  readonly sources: Iterable<SourceEntry>;
  readonly authority: Iterable<AuthorityEntry>;
  /** Brought mentions, one JSON line each. */
  readonly annotations: Iterable<string>;
  readonly settings: Readonly<Record<string, unknown>>;
}

/** The archive's revision: the same for the same inputs in any order, and another one for any others. */
export function revisionOf({ captures, ...inputs }: RevisionInputs): string {
  const places = new SetDigest();
  for (const { sha256, locations } of captures)
    for (const location of locations) places.add(placeLine(sha256, location));
  return revisionWith(places.toString(), digestDescription(inputs));
}

/** What an archive's content follows from beside captures, digested. */
export interface DescriptionDigest {
  readonly sources: string;
  readonly authority: string;
  readonly annotations: string;
  readonly settings: Readonly<Record<string, unknown>>;
}

/** @param authority the authority file's digest, where that is known: it is the longest of all. */
export function digestDescription(
  inputs: Omit<RevisionInputs, 'captures'>,
  authority: string = digestSet(Array.from(inputs.authority, canonicalJson)),
): DescriptionDigest {
  return {
    sources: digestSet(Array.from(inputs.sources, canonicalJson)),
    authority,
    annotations: digestSet(inputs.annotations),
    settings: inputs.settings,
  };
}

/** The revision, where the digest of the captures' places is kept already. */
export function revisionWith(places: string, description: DescriptionDigest): string {
  return sha256Hex(canonicalJson({ version: READING_VERSION, captures: places, ...description }));
}

/** One place of a capture as it stands in a `SetDigest`. */
export function placeLine(sha256: string, location: Location): string {
  return canonicalJson({ sha256, ...location });
}

/** A sum of hashes, which needs no order: members are added and taken away without reading the others again. */
export class SetDigest {
  #sum: bigint;

  constructor(digest = '0') {
    this.#sum = BigInt(`0x${digest}`);
  }

  add(line: string): void {
    this.#sum += BigInt(`0x${sha256Hex(line)}`);
  }

  remove(line: string): void {
    this.#sum -= BigInt(`0x${sha256Hex(line)}`);
  }

  toString(): string {
    return BigInt.asUintN(256, this.#sum).toString(16).padStart(64, '0');
  }
}

function digestSet(lines: Iterable<string>): string {
  const digest = new SetDigest();
  for (const line of lines) digest.add(line);
  return digest.toString();
}

/** JSON with the keys of every object in code-unit order and no white space. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, nested) =>
    isRecord(nested) ? Object.fromEntries(Object.entries(nested).sort(byKey)) : nested,
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function byKey([a]: [string, unknown], [b]: [string, unknown]): number {
  return a < b ? -1 : 1;
}
