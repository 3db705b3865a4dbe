import sql, { type Sql } from 'sql-template-tag';
import type { Deferred } from '../deferred.ts';
import type { Engine, Listing, Term } from './engine.ts';
import { countInArchive, isOpen } from './meta.ts';
import { type EntityRef, entityId, type SourceRef, sourceId } from './refs.ts';
import { type MentionRow, mentionColumns, select } from './rows.ts';

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

const columns = {
  ...mentionColumns('x'),
  sha256: 'c.sha256',
  captureId: 'ap.capture_id',
  text: 'n.text',
};
const joins: Sql = sql`join capture c on c.id = ap.capture_id join entity_name n on n.id = x.name_id`;
const joinAppearance: Sql = sql`join appearance ap on ap.id = x.appearance_id ${joins}`;

/** By where an appearance, or the article's first one, stands; then by where the mention does. */
function inTextOrder(place: Sql): Term[] {
  return [
    { sql: sql`${place}.path`, type: 'text', isLong: true },
    { sql: sql`${place}.position`, type: 'integer' },
    { sql: sql`c.sha256`, type: 'text', isTie: true, otherwise: sql`${place}.id` },
    { sql: sql`x.start`, type: 'integer' },
    { sql: sql`x."end"`, type: 'integer' },
    { sql: sql`x.ordinal`, type: 'integer' },
  ];
}

type Way = Pick<Listing<MentionRow>, 'table' | 'through' | 'joins' | 'order' | 'columns'>;

const table = sql`mention`;

/** All mentions, or those of some appearances, come by in the order of the appearances. */
const byAppearance: Way = {
  table,
  through: { table: sql`appearance ap`, on: sql`ap.id = x.appearance_id` },
  joins,
  order: inTextOrder(sql`ap`),
  columns,
};

/** An entity's mentions in first appearances come by in the order of its articles. */
const byArticleOfEntity: Way = {
  table,
  through: { table: sql`entity_article ea`, on: sql`ea.entity_id = x.entity_id and ea.article_id = x.article_id` },
  joins: joinAppearance,
  order: inTextOrder(sql`ea`),
  columns,
};

/** What is few among all is looked up first and sorted then. */
const sorted: Way = { table, joins: joinAppearance, order: inTextOrder(sql`ap`), columns };

export function createMentions(engine: Engine) {
  return {
    find(place: MentionPlace): Deferred<MentionRow | undefined> {
      return engine.first(sql`select ${select(columns)} from mention x ${joinAppearance}
        where c.sha256 = ${place.sha256} and x.start = ${place.start} and x."end" = ${place.end}
        and x.ordinal = ${place.ordinal}`);
    },

    list(filter: MentionFilter): Listing<MentionRow> {
      const { entity, source, minConfidence } = filter;
      if (source) return { ...sorted, where: conditions(filter) };
      if (!entity) {
        const counted = minConfidence == null ? () => countInArchive(engine, 'mentionCount') : undefined;
        return { ...byAppearance, where: conditions(filter), counted };
      }
      return {
        ...byArticleOfEntity,
        where: [sql`ea.entity_id = ${entityId(entity)}`, ...conditions({ minConfidence })],
        counted: minConfidence == null ? () => countOf(entityId(entity)) : undefined,
      };
    },

    inEntity(filter: MentionFilter): Listing<MentionRow> {
      const [way, id] = filter.source ? [sorted, sql`x.entity_id`] : [byArticleOfEntity, sql`ea.entity_id`];
      const counted = isOpen(filter) ? (entity?: Sql) => countOf(entity!) : undefined;
      return { ...way, belongsTo: (entity) => sql`${id} = ${entity}`, where: conditions(filter), counted };
    },

    inArticle: (filter: MentionFilter): Listing<MentionRow> => ({
      ...byAppearance,
      belongsTo: (article) => sql`ap.article_id = ${article}`,
      where: conditions(filter),
    }),

    inName: (): Listing<MentionRow> => ({
      ...sorted,
      belongsTo: (name) => sql`x.name_id = ${name}`,
      where: conditions({}),
    }),

    inAppearance({ source, ...filter }: MentionFilter): Listing<MentionRow> {
      const where = valueConditions(filter);
      if (source) {
        where.push(
          sql`ap.capture_id in (select capture_id from capture_location where source_id = ${sourceId(source)})`,
        );
      }
      return { ...byAppearance, belongsTo: (appearance) => sql`ap.id = ${appearance}`, where };
    },
  };
}

/** Of an entity's mentions in first appearances, which is kept. */
function countOf(entity: Sql): Sql {
  return sql`(select mention_count from entity where id = ${entity})`;
}

/** An article's mentions are those of its first appearance; asked of one source, those of its first there. */
function conditions(filter: MentionFilter): Sql[] {
  return [...valueConditions(filter), filter.source ? inSource(filter.source) : sql`x.is_first = 1`];
}

function inSource(ref: SourceRef): Sql {
  return sql`x.appearance_id in (select appearance_id from article_source where source_id = ${sourceId(ref)})`;
}

function valueConditions(filter: MentionFilter): Sql[] {
  const found: Sql[] = [];
  if (filter.entity) found.push(sql`x.entity_id = ${entityId(filter.entity)}`);
  // None is surer than 1: who asks for more need not look at all there are.
  if (filter.minConfidence != null)
    found.push(filter.minConfidence > 1 ? sql`1 = 0` : sql`x.confidence >= ${filter.minConfidence}`);
  return found;
}
