import {
  decodeCapture,
  folderOf,
  type Layout,
  LEAST_LAYOUT_WEIGHT,
  type Location,
  listLayoutVotes,
  PAGE_READERS,
  readLayout,
} from '@sourcebook/ingest';
import sql from 'sql-template-tag';
import type { Engine } from '../engine.ts';
import { hashSafe } from './hash-safe.ts';
import { portions } from './portions.ts';

const PORTION = 200;

interface EvidenceRow {
  readonly id: number;
  readonly siblings: string;
  readonly evidence: string;
}

/** A line of a group's layout by role, with its weight before and after. */
interface Line {
  readonly siblings: string;
  readonly role: keyof Layout;
  readonly line: string;
  change: number;
}

/**
 * Takes in what unread captures tell of their sources' layouts.
 * @returns the captures that were read before and may read differently now.
 */
export async function updateLayouts(engine: Engine, unread: readonly number[]): Promise<number[]> {
  const lines = new Map<string, Line>();
  for (const ids of portions(unread, PORTION)) {
    const before = await engine.all<EvidenceRow>(
      sql`select capture_id as id, siblings, evidence from layout_evidence where capture_id in (${engine.list(ids)})`,
    );
    const after = await readEvidence(engine, ids);
    for (const row of before) count(lines, row, -1);
    for (const row of after) count(lines, row, 1);
    await engine.run(sql`delete from layout_evidence where capture_id in (${engine.list(ids)})`);
    await engine.insert(
      'layout_evidence',
      ['capture_id', 'siblings', 'evidence'],
      after.map(({ id, siblings, evidence }) => [id, siblings, evidence]),
    );
  }
  const affected = new Set<number>();
  for (const changed of portions(
    [...lines.values()].filter(({ change }) => change !== 0),
    1000,
  )) {
    for (const id of await applyChanges(engine, changed)) affected.add(id);
  }
  for (const id of unread) affected.delete(id);
  return [...affected].sort((a, b) => a - b);
}

async function readEvidence(engine: Engine, ids: readonly number[]): Promise<EvidenceRow[]> {
  const captures = await engine.all<{ id: number; bytes: Uint8Array; reader: string; encoding: string }>(
    sql`select id, bytes, reader, encoding from input_capture where id in (${engine.list(ids)})
      and reader in (${engine.list(PAGE_READERS)})`,
  );
  const places = await engine.all<Pick<Location, 'path' | 'source'> & { id: number }>(
    sql`select capture_id as id, path, source from input_location where capture_id in (${engine.list(ids)})
      order by capture_id, path`,
  );
  const first = new Map([...places].reverse().map((place) => [place.id, place]));
  return captures.map(({ id, bytes, ...decoding }) => ({
    id,
    siblings: siblingsOf(first.get(id)!),
    evidence: JSON.stringify(readLayout(decodeCapture(bytes, decoding).text)),
  }));
}

/** Siblings are the captures of the same manifest source, else of the same folder. */
function siblingsOf({ path, source }: Pick<Location, 'path' | 'source'>): string {
  return source === null ? `folder ${folderOf(path)}` : `source ${source}`;
}

function count(lines: Map<string, Line>, { siblings, evidence }: EvidenceRow, sign: number): void {
  for (const { role, line, weight } of listLayoutVotes(JSON.parse(evidence))) {
    const key = JSON.stringify([siblings, role, line]);
    const known = lines.get(key) ?? { siblings, role, line, change: 0 };
    known.change += sign * weight;
    lines.set(key, known);
  }
}

async function applyChanges(engine: Engine, lines: readonly Line[]): Promise<number[]> {
  const groups = [...new Set(lines.map(({ siblings }) => siblings))];
  const keys = [...new Set(lines.map(({ line }) => line))];
  // All of the index's columns are told, so that a group's other lines are not read.
  const changed = sql`${engine.among(sql`siblings`, groups)} and role in (${engine.list(ROLES)})
    and ${engine.among(sql`line`, keys)}`;
  await engine.add(
    'layout_line',
    ['siblings', 'role', 'line'],
    ['weight'],
    lines.map(({ siblings, role, line, change }) => [siblings, role, line, change]),
  );
  const known = await engine.all<{ siblings: string; role: keyof Layout; line: string; weight: number }>(
    sql`select siblings, role, line, weight from layout_line where ${changed}`,
  );
  const weights = new Map(
    known.map(({ siblings, role, line, weight }) => [JSON.stringify([siblings, role, line]), weight]),
  );
  const separated = new Set<string>();
  const headed: number[] = [];
  for (const { siblings, role, line, change } of lines) {
    const after = weights.get(JSON.stringify([siblings, role, line]))!;
    const least = LEAST_LAYOUT_WEIGHT[role];
    if (after - change >= least === after >= least) continue;
    // A separator may be parted from the end of any line; a masthead is a line by itself.
    if (role === 'separators') separated.add(siblings);
    else headed.push(lineNumber(siblings, line));
  }
  await engine.run(sql`delete from layout_line where weight = 0 and ${changed}`);
  const found = await engine.all<{ id: number }>(
    sql`select capture_id as id from layout_evidence where ${engine.among(sql`siblings`, [...separated])}`,
  );
  for (const portion of portions(headed, SOUGHT)) {
    for (const capture of await engine.all<{ id: number }>(engine.holding('capture_line', portion)))
      found.push(capture);
  }
  return found.map(({ id }) => id);
}

/** Lines that captures are looked for by at once. */
const SOUGHT = 100;

const ROLES: readonly (keyof Layout)[] = ['separators', 'mastheads'];

/** A line of a group in the index of lines. */
function lineNumber(siblings: string, line: string): number {
  return hashSafe(`${siblings}\n${line}`);
}

/** Keeps which short lines captures have. */
export async function indexLines(
  engine: Engine,
  captures: Iterable<{ readonly id: number; readonly siblings: string; readonly keys: readonly string[] }>,
): Promise<void> {
  const sets = Array.from(
    captures,
    ({ id, siblings, keys }) => [id, keys.map((key) => lineNumber(siblings, key))] as const,
  );
  await engine.putSets('capture_line', sets);
}

const NO_LAYOUT: Layout = { separators: [], mastheads: [] };

/** The layouts of groups of siblings, each looked up once. */
export class Layouts {
  readonly #engine: Engine;
  readonly #known = new Map<string, Layout>();

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  /** `siblings`: null for what is no page. */
  async of(siblings: string | null): Promise<Layout> {
    if (siblings === null) return NO_LAYOUT;
    const known = this.#known.get(siblings);
    if (known) return known;
    const lines = await this.#engine.all<{ role: keyof Layout; line: string; weight: number }>(
      sql`select role, line, weight from layout_line where ${this.#engine.same(sql`siblings`, sql`${siblings}`)} and weight > 1 order by line`,
    );
    const shared = lines.filter(({ role, weight }) => weight >= LEAST_LAYOUT_WEIGHT[role]);
    const having = (wanted: keyof Layout) => shared.filter(({ role }) => role === wanted).map(({ line }) => line);
    const layout = { separators: having('separators'), mastheads: having('mastheads') };
    this.#known.set(siblings, layout);
    return layout;
  }
}
