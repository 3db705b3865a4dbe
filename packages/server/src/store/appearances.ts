import sql, { type Sql } from 'sql-template-tag';
import type { Deferred } from '../deferred.ts';
import type { Engine, Listing, Term } from './engine.ts';
import { type AppearanceRow, appearanceColumns, select } from './rows.ts';

/** An appearance by what identifies it: its capture and span. */
export interface AppearancePlace {
  readonly sha256: string;
  readonly start: number;
  readonly end: number;
}

const byPlace: Term[] = [
  { sql: sql`x.path`, type: 'text', isLong: true },
  { sql: sql`x.position`, type: 'integer' },
  { sql: sql`c.sha256`, type: 'text', isTie: true },
];

const columns = appearanceColumns('x', 'c');

export function createAppearances(engine: Engine) {
  const from = (condition: Sql): Sql => sql`appearance x join capture c on c.id = x.capture_id where ${condition}`;
  const list = (belongsTo: (parent: Sql) => Sql): Listing<AppearanceRow> => ({
    table: sql`appearance`,
    joins: sql`join capture c on c.id = x.capture_id`,
    belongsTo,
    where: [],
    order: byPlace,
    columns,
  });

  return {
    find(place: AppearancePlace): Deferred<AppearanceRow | undefined> {
      return engine.first(
        sql`select ${select(columns)} from ${from(sql`c.sha256 = ${place.sha256} and x.start = ${place.start} and x."end" = ${place.end}`)}`,
      );
    },

    byIds(ids: readonly number[]): Deferred<AppearanceRow[]> {
      return engine.rows(columns, from(sql`x.id in (${engine.list(ids)})`));
    },

    textSpans(ids: readonly number[]): Deferred<{ id: number; start: number; end: number }[]> {
      return engine.all(sql`select appearance_id as id, start, "end" from text_span
        where appearance_id in (${engine.list(ids)}) order by appearance_id, start`);
    },

    /** The first appearance of each article. */
    firstOf(articles: readonly number[]): Deferred<AppearanceRow[]> {
      return engine.rows(columns, from(sql`x.article_id in (${engine.list(articles)}) and x.is_first = 1`));
    },

    inCapture: (): Listing<AppearanceRow> => list((capture) => sql`x.capture_id = ${capture}`),
    inArticle: (): Listing<AppearanceRow> => list((article) => sql`x.article_id = ${article}`),
  };
}
