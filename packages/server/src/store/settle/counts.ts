import sql, { type Sql } from 'sql-template-tag';
import type { Engine } from '../engine.ts';
import { readTotals, writeTotals } from './archive-totals.ts';
import { portions } from './portions.ts';

const PORTION = 2000;

/**
 * What pages show of how much is used, kept by addition: what an article adds is taken away before the article changes
 * and added again when it has.
 */
export class Counts {
  /** Entities whose counts may have changed. */
  readonly entities = new Set<number>();
  /** How many more of each the archive has than before. */
  readonly growth = { articles: 0, captures: 0, appearances: 0 };
  readonly #engine: Engine;
  readonly #released = new Set<number>();

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  /** To be called before anything of the articles changes, as often as one likes. */
  async release(articles: Iterable<number>): Promise<void> {
    for (const ids of portions(this.#add(articles), PORTION)) {
      // Nothing hangs on an article that is only now being written.
      const known = await this.#engine.all<{ id: number }>(
        sql`select id from article where id in (${this.#engine.list(ids)})`,
      );
      if (known.length === 0) continue;
      await this.#count(
        known.map(({ id }) => id),
        -1,
      );
    }
  }

  /** Adds what the articles say now that were released. */
  async retain(): Promise<void> {
    for (const ids of portions(this.#released, PORTION)) {
      const articles = this.#engine.list(ids);
      await this.#engine.run(sql`insert into entity_article (entity_id, article_id, mention_count, path, position)
        select m.entity_id, m.article_id, count(*), a.path, a.position
        from article a join mention m on m.article_id = a.id and m.is_first = 1
        where a.id in (${articles}) group by m.entity_id, m.article_id, a.path, a.position`);
      await this.#count(ids, 1);
    }
    for (const ids of portions(this.entities, PORTION)) {
      const entities = this.#engine.list(ids);
      await this.#engine.run(sql`delete from entity_source where article_count = 0 and entity_id in (${entities})`);
      await this.#engine.run(sql`delete from name_source where article_count = 0
        and name_id in (select id from entity_name where entity_id in (${entities}))`);
    }
  }

  *#add(articles: Iterable<number>): Generator<number> {
    for (const id of articles) {
      if (this.#released.has(id)) continue;
      this.#released.add(id);
      yield id;
    }
  }

  /** Adds what articles say, or takes it away. */
  async #count(ids: readonly number[], sign: 1 | -1): Promise<void> {
    const engine = this.#engine;
    const articles = engine.list(ids);
    const inSources = sql`article_source s join mention m on m.appearance_id = s.appearance_id where s.article_id in (${articles})`;
    await this.#total(articles, sign);
    const named = await engine.all<{ id: number }>(
      sql`select distinct entity_id as id from mention where article_id in (${articles})`,
    );
    for (const { id } of named) this.entities.add(id);
    await engine.run(sql`insert into entity_source (entity_id, source_id, mention_count, article_count)
      select m.entity_id, s.source_id, ${sign} * count(*), ${sign} * count(distinct m.article_id)
      from ${inSources} group by m.entity_id, s.source_id
      on conflict (entity_id, source_id) do update set
        mention_count = entity_source.mention_count + excluded.mention_count,
        article_count = entity_source.article_count + excluded.article_count`);
    await engine.run(sql`insert into name_source (name_id, source_id, mention_count, article_count)
      select m.name_id, s.source_id, ${sign} * count(*), ${sign} * count(distinct m.article_id)
      from ${inSources} group by m.name_id, s.source_id
      on conflict (name_id, source_id) do update set
        mention_count = name_source.mention_count + excluded.mention_count,
        article_count = name_source.article_count + excluded.article_count`);
    await this.#change('entity', articles, sign);
    await this.#change('entity_name', articles, sign);
    await engine.run(sql`update source set article_count = source.article_count + ${sign} * c.articles
      from (select source_id, count(*) as articles from article_source where article_id in (${articles}) group by source_id) c
      where source.id = c.source_id`);
    if (sign < 0) await engine.run(sql`delete from entity_article where article_id in (${articles})`);
  }

  async #change(table: 'entity' | 'entity_name', articles: Sql, sign: 1 | -1): Promise<void> {
    await this.#engine.run(
      table === 'entity'
        ? sql`update entity set article_count = entity.article_count + ${sign} * c.articles,
            mention_count = entity.mention_count + ${sign} * c.mentions
          from (select entity_id, count(*) as articles, sum(mention_count) as mentions from entity_article
            where article_id in (${articles}) group by entity_id) c where entity.id = c.entity_id`
        : sql`update entity_name set article_count = entity_name.article_count + ${sign} * c.articles,
            mention_count = entity_name.mention_count + ${sign} * c.mentions
          from (select name_id, count(distinct article_id) as articles, count(*) as mentions from mention
            where article_id in (${articles}) and is_first = 1 group by name_id) c where entity_name.id = c.name_id`,
    );
  }

  async #total(articles: Sql, sign: 1 | -1): Promise<void> {
    const { mentionCount, languages } = await readTotals(this.#engine);
    const counted = await this.#engine.first<{ mentions: number | null }>(
      sql`select sum(mention_count) as mentions from entity_article where article_id in (${articles})`,
    );
    const spoken = await this.#engine.all<{ language: string | null; articles: number }>(
      sql`select language, count(*) as articles from article where id in (${articles}) group by language`,
    );
    const sums = { ...languages };
    for (const { language, articles: count } of spoken) {
      this.growth.articles += sign * count;
      if (language !== null) sums[language] = (sums[language] ?? 0) + sign * count;
    }
    await writeTotals(this.#engine, { mentionCount: mentionCount + sign * (counted?.mentions ?? 0), languages: sums });
  }
}
