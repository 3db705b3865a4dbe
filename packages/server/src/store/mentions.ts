import sql, { raw, type Sql } from 'sql-template-tag';
import type { Engine, Listing, Term } from './engine.ts';
import { type EntityRef, entityId, type SourceRef, sourceId } from './refs.ts';
import type { MentionRow } from './rows.ts';

export interface MentionFilter {
  readonly entity?: EntityRef | null | undefined;
  readonly source?: SourceRef | null | undefined;
  readonly minConfidence?: number | null | undefined;
}

/** A mention by what identifies it: its capture and span, and its place among those with the same span. */
export interface MentionPlace {
  readonly sha256: string;
  readonly start: number;
  readonly end: number;
  readonly ordinal: number;
}

const columns: Sql = raw(`x.id, c.sha256, ap.capture_id as "captureId", x.appearance_id as "appearanceId",
  x.article_id as "articleId", x.entity_id as "entityId", n.text, x.start, x."end", x.ordinal, x.confidence`);
const joins: Sql = sql`join appearance ap on ap.id = x.appearance_id
  join capture c on c.id = ap.capture_id
  join entity_name n on n.id = x.name_id`;

const inTextOrder: Term[] = [
  { sql: sql`ap.path`, type: 'text' },
  { sql: sql`ap.position`, type: 'integer' },
  { sql: sql`x.start`, type: 'integer' },
  { sql: sql`x."end"`, type: 'integer' },
  { sql: sql`x.ordinal`, type: 'integer' },
  { sql: sql`c.sha256`, type: 'text', isTie: true },
];

export function createMentions(engine: Engine) {
  /** An article's mentions are those of its first appearance; asked of one source, those of its first there. */
  const list = (filter: MentionFilter, belongsTo?: (parent: Sql) => Sql): Listing<MentionRow> => ({
    ...base(belongsTo),
    where: [...conditions(filter), filter.source ? inSource(filter.source) : sql`x.is_first = 1`],
  });

  return {
    async find(place: MentionPlace): Promise<MentionRow | null> {
      const row = await engine.first<MentionRow>(sql`select ${columns} from mention x ${joins}
        where c.sha256 = ${place.sha256} and x.start = ${place.start} and x."end" = ${place.end}
        and x.ordinal = ${place.ordinal}`);
      return row ?? null;
    },

    list: (filter: MentionFilter): Listing<MentionRow> => list(filter),
    inEntity: (filter: MentionFilter): Listing<MentionRow> => list(filter, (entity) => sql`x.entity_id = ${entity}`),
    inArticle: (filter: MentionFilter): Listing<MentionRow> =>
      list(filter, (article) => sql`x.article_id = ${article}`),
    inName: (): Listing<MentionRow> => list({}, (name) => sql`x.name_id = ${name}`),

    inAppearance(filter: MentionFilter): Listing<MentionRow> {
      const where = conditions(filter);
      if (filter.source) {
        where.push(
          sql`ap.capture_id in (select capture_id from capture_location where source_id = ${sourceId(filter.source)})`,
        );
      }
      return { ...base((appearance) => sql`x.appearance_id = ${appearance}`), where };
    },
  };
}

function base(belongsTo?: (parent: Sql) => Sql): Omit<Listing<MentionRow>, 'where'> {
  return { table: sql`mention`, joins, order: inTextOrder, columns, ...(belongsTo ? { belongsTo } : {}) };
}

function inSource(ref: SourceRef): Sql {
  return sql`x.appearance_id in (select appearance_id from article_source where source_id = ${sourceId(ref)})`;
}

function conditions(filter: MentionFilter): Sql[] {
  const found: Sql[] = [];
  if (filter.entity) found.push(sql`x.entity_id = ${entityId(filter.entity)}`);
  if (filter.minConfidence != null) found.push(sql`x.confidence >= ${filter.minConfidence}`);
  return found;
}
