import { groupBy } from '@sourcebook/ingest';
import sql, { raw, type Sql } from 'sql-template-tag';
import type { Engine, Value } from '../engine.ts';
import { appearanceKey, mentionKey, parsePlace } from '../keys.ts';
import type { RedirectedType } from '../redirects.ts';
import { portions } from './portions.ts';

type Type = RedirectedType;

/** Where something stood whose ID is about to vanish. */
interface Trace {
  readonly key: string;
  readonly sha256: string;
  readonly start: number;
  readonly end: number;
}

/** So many traces are looked at together. */
const FOLLOWED = 5000;

/** Where things stand whose IDs may vanish while an archive settles. Every ID ever issued goes on resolving. */
export class Traces {
  readonly #engine: Engine;

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  /** All that stands in captures, before they are read anew. */
  async noteCaptures(ids: readonly number[]): Promise<void> {
    for (const type of TYPES) await this.#note(type, sql`c.id in (${this.#engine.list(ids)})`);
  }

  /** Articles, before their appearances become others'. */
  noteArticles(ids: readonly number[]): Promise<void> {
    return this.#note('Article', sql`x.article_id in (${this.#engine.list(ids)})`);
  }

  /** What appearances mention, before they are decided anew. */
  async noteMentions(appearances: readonly number[]): Promise<void> {
    for (const type of ['Mention', 'Entity'] as const)
      await this.#note(type, sql`x.appearance_id in (${this.#engine.list(appearances)})`);
  }

  /** Entities, before they go. */
  noteEntities(ids: readonly number[]): Promise<void> {
    return this.#note('Entity', sql`x.entity_id in (${this.#engine.list(ids)})`);
  }

  /** Leads what has vanished to what stands there now. */
  async follow(): Promise<void> {
    let before = 0;
    for (;;) {
      const noted = await this.#engine.all<Noted>(
        sql`select id, type, key from trace where id > ${before} order by id limit ${FOLLOWED}`,
      );
      if (noted.length === 0) break;
      for (const [type, own] of groupBy(noted, (one) => one.type)) {
        await this.#followAll(type, new Set(own.map(({ key }) => key)), before);
      }
      before = noted.at(-1)!.id;
    }
    if (before > 0) await this.#engine.run(sql`delete from trace`);
    await forgetRevived(this.#engine);
  }

  /** `before`: what has a trace up to that one was looked at with it. */
  async #followAll(type: Type, keys: ReadonlySet<string>, before: number): Promise<void> {
    const standing = await findStanding(this.#engine, type, [...keys]);
    const vanished = [...keys].filter((key) => !standing.has(key));
    for (const portion of portions(vanished, 1000)) {
      const traces = await this.#engine.all<Trace & { id: number }>(
        sql`select id, key, sha256, start, "end" from trace
          where type = ${type} and key in (${this.#engine.list(portion)}) order by id`,
      );
      const done = new Set(traces.flatMap(({ id, key }) => (id <= before ? [key] : [])));
      await followVanished(
        this.#engine,
        type,
        traces.filter(({ key }) => !done.has(key)),
      );
    }
  }

  async #note(type: Type, condition: Sql): Promise<void> {
    const rows = await this.#engine.all<Omit<Trace, 'key'> & { key: string | null; ordinal: number }>(
      sql`${PLACES[type]} where ${condition}`,
    );
    await this.#engine.insert(
      'trace',
      ['type', 'key', 'sha256', 'start', 'end'],
      rows.map((row): Value[] => {
        const key = row.key ?? (type === 'Mention' ? mentionKey(row) : appearanceKey(row));
        return [type, key, row.sha256, row.start, row.end];
      }),
    );
  }
}

interface Noted {
  readonly id: number;
  readonly type: Type;
  readonly key: string;
}

const TYPES: readonly Type[] = ['Article', 'Source', 'Entity', 'Appearance', 'Mention'];

const PLACES: Readonly<Record<Type, Sql>> = {
  Article: sql`select a.key, c.sha256, x.start, x."end" from appearance x
    join article a on a.id = x.article_id join capture c on c.id = x.capture_id`,
  Source: sql`select s.key, c.sha256, 0 as start, 1 as "end" from capture_location x
    join source s on s.id = x.source_id join capture c on c.id = x.capture_id`,
  Entity: sql`select e.key, c.sha256, x.start, x."end" from mention x join entity e on e.id = x.entity_id
    join appearance ap on ap.id = x.appearance_id join capture c on c.id = ap.capture_id`,
  Appearance: sql`select null as key, c.sha256, x.start, x."end" from appearance x join capture c on c.id = x.capture_id`,
  Mention: sql`select null as key, c.sha256, x.start, x."end", x.ordinal from mention x
    join appearance ap on ap.id = x.appearance_id join capture c on c.id = ap.capture_id`,
};

/** Which of the keys still stand for something. */
async function findStanding(engine: Engine, type: Type, keys: readonly string[]): Promise<Set<string>> {
  const found = new Set<string>();
  if (type === 'Appearance' || type === 'Mention') {
    for (const key of keys) if (await stands(engine, type, key)) found.add(key);
    return found;
  }
  const table = raw(type.toLowerCase());
  for (const portion of portions(keys, 1000)) {
    const rows = await engine.all<{ key: string }>(
      sql`select key from ${table} where key in (${engine.list(portion)})`,
    );
    for (const { key } of rows) found.add(key);
  }
  return found;
}

async function stands(engine: Engine, type: 'Appearance' | 'Mention', key: string): Promise<boolean> {
  const { sha256, start, end, ordinal } = parsePlace(key)!;
  const row = await engine.first(
    type === 'Mention'
      ? sql`select 1 from capture c join appearance ap on ap.capture_id = c.id join mention x on x.appearance_id = ap.id
          where c.sha256 = ${sha256} and x.start = ${start} and x."end" = ${end} and x.ordinal = ${ordinal}`
      : sql`select 1 from capture c join appearance x on x.capture_id = c.id
          where c.sha256 = ${sha256} and x.start = ${start} and x."end" = ${end}`,
  );
  return row !== undefined;
}

/** Leads each vanished ID to what now stands where it stood: to that which shares most of its places. */
async function followVanished(engine: Engine, type: Type, traces: readonly Trace[]): Promise<void> {
  const votes = new Map<string, Map<string, number>>();
  for (const trace of traces) {
    for (const { key, overlap } of await successors(engine, type, trace)) {
      const counted = votes.get(trace.key) ?? new Map<string, number>();
      votes.set(trace.key, counted.set(key, (counted.get(key) ?? 0) + overlap));
    }
  }
  for (const [old, counted] of votes) {
    const [heir] = [...counted].sort(([keyA, a], [keyB, b]) => b - a || (keyA < keyB ? -1 : 1));
    if (!heir) continue;
    await engine.run(sql`update redirect set new = ${heir[0]} where type = ${type} and new = ${old}`);
    await engine.put('redirect', ['type', 'old'], ['new'], [[type, old, heir[0]]]);
  }
}

/** An ID that is in use again stands for itself. */
async function forgetRevived(engine: Engine): Promise<void> {
  await engine.run(sql`delete from redirect where
    (type = 'Article' and old in (select key from article)) or
    (type = 'Source' and old in (select key from source)) or
    (type = 'Entity' and old in (select key from entity)) or old = new`);
}

async function successors(
  engine: Engine,
  type: Type,
  { sha256, start, end }: Trace,
): Promise<{ key: string; overlap: number }[]> {
  const meets = sql`x.start < ${end} and x."end" > ${start}`;
  const overlap = sql`case when x."end" < ${end} then x."end" else ${end} end -
    case when x.start > ${start} then x.start else ${start} end as overlap`;
  if (type === 'Source') {
    return engine.all(sql`select s.key, 1 as overlap from capture_location x join source s on s.id = x.source_id
      join capture c on c.id = x.capture_id where c.sha256 = ${sha256}`);
  }
  if (type === 'Article') {
    return engine.all(sql`select a.key, ${overlap} from appearance x join article a on a.id = x.article_id
      join capture c on c.id = x.capture_id where c.sha256 = ${sha256} and ${meets}`);
  }
  const rows = await engine.all<{
    key: string | null;
    sha256: string;
    start: number;
    end: number;
    ordinal: number;
    overlap: number;
  }>(
    type === 'Appearance'
      ? sql`select null as key, c.sha256, x.start, x."end", 0 as ordinal, ${overlap} from appearance x
          join capture c on c.id = x.capture_id where c.sha256 = ${sha256} and ${meets}`
      : sql`select e.key, c.sha256, x.start, x."end", x.ordinal, ${overlap} from mention x join entity e on e.id = x.entity_id
          join appearance ap on ap.id = x.appearance_id join capture c on c.id = ap.capture_id
          where c.sha256 = ${sha256} and ${meets}`,
  );
  return rows.map((row) => ({
    key: type === 'Entity' ? row.key! : type === 'Mention' ? mentionKey(row) : appearanceKey(row),
    overlap: row.overlap,
  }));
}
