import type { ArchiveRecords } from '@sourcebook/ingest';
import sql, { type Sql } from 'sql-template-tag';
import type { Engine } from './engine.ts';
import { appearanceKey, mentionKey } from './keys.ts';

type Type = 'Article' | 'Source' | 'Entity' | 'Appearance' | 'Mention';

/** Where something stood whose ID is about to vanish. */
interface Trace {
  readonly key: string;
  readonly sha256: string;
  readonly start: number;
  readonly end: number;
}

type Vanished = ReadonlyMap<Type, readonly Trace[]>;

/** The IDs that the new records do not have any more, with where they stood. Every ID ever issued goes on resolving. */
export async function traceVanished(engine: Engine, records: ArchiveRecords): Promise<Vanished> {
  const hashes = new Map(
    (await engine.all<{ id: number; sha256: string }>(sql`select id, sha256 from input_capture`)).map(
      ({ id, sha256 }) => [id, sha256],
    ),
  );
  const captureOf = new Map(records.appearances.map(({ id, captureId }) => [id, hashes.get(captureId)!]));
  const current: Record<Type, Set<string>> = {
    Article: new Set(records.articles.map(({ key }) => key)),
    Source: new Set(records.sources.map(({ key }) => key)),
    Entity: new Set(records.entities.map(({ key }) => key)),
    Appearance: new Set(
      records.appearances.map((appearance) =>
        appearanceKey({ sha256: captureOf.get(appearance.id)!, ...extent(appearance) }),
      ),
    ),
    Mention: new Set(
      records.mentions.map((mention) => mentionKey({ sha256: captureOf.get(mention.appearanceId)!, ...mention })),
    ),
  };
  const vanished = new Map<Type, Trace[]>();
  for (const type of Object.keys(OLD_PLACES) as Type[]) {
    const rows = await engine.all<Trace & { key: string | null; ordinal: number }>(OLD_PLACES[type]);
    const traces = rows.map((row) => ({
      ...row,
      key: row.key ?? (type === 'Mention' ? mentionKey(row) : appearanceKey(row)),
    }));
    vanished.set(
      type,
      traces.filter(({ key }) => !current[type].has(key)),
    );
  }
  return vanished;
}

const OLD_PLACES: Readonly<Record<Type, Sql>> = {
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

/** Leads each vanished ID to what now stands where it stood: to that which shares most of its places. */
export async function followVanished(engine: Engine, vanished: Vanished): Promise<void> {
  for (const [type, traces] of vanished) {
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
      await engine.run(sql`insert into redirect (type, old, new) values (${type}, ${old}, ${heir[0]})
        on conflict (type, old) do update set new = excluded.new`);
    }
  }
  // An ID that is in use again stands for itself.
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

/** From an appearance's first character to its last, whether title or text comes first. */
export function extent({ title, text }: Pick<ArchiveRecords['appearances'][number], 'title' | 'text'>): {
  start: number;
  end: number;
} {
  const spans = title ? [title, ...text] : text;
  return { start: Math.min(...spans.map(({ start }) => start)), end: Math.max(...spans.map(({ end }) => end)) };
}

export function createRedirects(engine: Engine) {
  return {
    /** Where IDs that were issued once lead now. */
    async follow(type: Type, keys: readonly string[]): Promise<Map<string, string>> {
      const rows = await engine.all<{ old: string; new: string }>(
        sql`select old, new from redirect where type = ${type} and old in (${engine.list(keys)})`,
      );
      return new Map(rows.map((row) => [row.old, row.new]));
    },
  };
}
