import { compactKey, countWords, foldText, hashText, type Location, revisionOf, sha256Hex } from '@sourcebook/ingest';
import { indexWords } from '@sourcebook/ingest/index-words';
import { indexNames } from '../../packages/server/src/store/search/full-text.ts';
import { nameTails } from '../../packages/server/src/store/search/name-tails.ts';
import { openStore } from '../../packages/server/src/store/store.ts';
import type { InventedArticle, Naming } from './invent-article.ts';
import { type InventedPage, inventPages } from './invent-page.ts';
import { TableWriter } from './table-writer.ts';
import { UseCounts } from './use-counts.ts';
import { authorityOf, type World } from './world.ts';

/** Most names of one entity. */
const NAMES = 2;

/** Writes a world into a new archive: what settling would write, without reading the pages. */
export async function writeArchive(world: World, file: string): Promise<void> {
  await (await openStore(file, 'write')).close();
  const tables = new TableWriter(file);
  new ArchiveWriter(world, tables).write();
  tables.close();
}

class ArchiveWriter {
  readonly #world: World;
  readonly #tables: TableWriter;
  readonly #captures: { sha256: string; locations: readonly Location[] }[] = [];
  readonly #entitySources: UseCounts;
  readonly #nameSources: UseCounts;
  readonly #sourceArticles: number[];
  #mentions = 0;

  constructor(world: World, tables: TableWriter) {
    this.#world = world;
    this.#tables = tables;
    this.#entitySources = new UseCounts(world.sources.length);
    this.#nameSources = new UseCounts(world.sources.length);
    this.#sourceArticles = world.sources.map(() => 0);
  }

  write(): void {
    let page = 0;
    for (const invented of inventPages(this.#world)) this.#writePage(++page, invented);
    const entityCount = this.#writeEntities();
    this.#writeSources();
    this.#writeState(entityCount);
  }

  #writePage(id: number, page: InventedPage): void {
    const bytes = Buffer.from(page.text);
    const sha256 = sha256Hex(bytes);
    const sourceId = page.source + 1;
    const source = this.#world.sources[page.source]!.slug;
    this.#captures.push({ sha256, locations: [{ path: page.path, source, capturedAt: null }] });
    const shown = { id, sha256, media_type: 'text/plain', encoding: 'utf-8', byte_length: bytes.length };
    const tables = this.#tables;
    tables.insert('input_capture', { ...shown, reader: 'plain-text', bytes });
    tables.insert('input_location', { path: page.path, capture_id: id, source, captured_at: null });
    tables.insert('capture', {
      ...shown,
      path: page.path,
      captured_at: null,
      masthead: page.masthead,
      source_id: sourceId,
      reading: '',
    });
    tables.insert('capture_location', { capture_id: id, path: page.path, source_id: sourceId, captured_at: null });
    const spans = page.articles.map(() => new Map<string, { start: number; end: number }>());
    for (const { kind, start, end, item } of page.segments) {
      const appearanceId = item === null ? null : page.articles[item]!.number + 1;
      tables.insert('segment', { capture_id: id, start, end, kind, appearance_id: appearanceId });
      if (item !== null) spans[item]!.set(kind, { start, end });
    }
    for (const [index, article] of page.articles.entries()) {
      const [title, text] = [spans[index]!.get('TITLE')!, spans[index]!.get('TEXT')!];
      this.#writeArticle(article, { captureId: id, sourceId, path: page.path, position: index + 1, title, text });
    }
    this.#sourceArticles[page.source]! += page.articles.length;
  }

  #writeArticle({ number, title, body, url, publishedAt }: InventedArticle, place: Place): void {
    const id = number + 1;
    const { path, position, sourceId, captureId } = place;
    const tables = this.#tables;
    tables.insert('article', {
      id,
      key: compactKey(hashText(body.text)),
      title: title.text,
      fold: foldText(title.text),
      language: 'en',
      published_at: publishedAt,
      published_at_precision: 'INSTANT',
      url,
      is_excerpt: 1,
      word_count: countWords(body.text),
      source_id: sourceId,
      path,
      position,
    });
    tables.insert('article_text', { article_id: id, text: body.text });
    tables.insert('article_fts', { rowid: id, title: indexWords(title.text), text: indexWords(body.text) });
    tables.insert('article_source', { article_id: id, source_id: sourceId, appearance_id: id, path, position });
    tables.insert('appearance', {
      id,
      capture_id: captureId,
      article_id: id,
      position,
      path,
      start: place.title.start,
      end: place.text.end,
      title_start: place.title.start,
      title_end: place.title.end,
      published_at: publishedAt,
      published_at_precision: 'INSTANT',
      url,
      is_excerpt: 1,
      is_first: 1,
      writing_id: id,
      document_id: id,
    });
    tables.insert('text_span', { appearance_id: id, start: place.text.start, end: place.text.end });
    const uses = new Map<number, number>();
    for (const naming of title.namings) this.#writeMention(naming, id, place.title.start, sourceId, uses);
    for (const naming of body.namings) this.#writeMention(naming, id, place.text.start, sourceId, uses);
    for (const [entity_id, mention_count] of uses) {
      tables.insert('entity_article', { entity_id, article_id: id, mention_count, path, position });
    }
  }

  #writeMention(naming: Naming, article: number, offset: number, source: number, uses: Map<number, number>): void {
    const entity = naming.entity + 1;
    const name = naming.entity * NAMES + naming.name + 1;
    this.#tables.insert('mention', {
      appearance_id: article,
      article_id: article,
      entity_id: entity,
      name_id: name,
      label_id: name,
      start: offset + naming.start,
      end: offset + naming.end,
      ordinal: 0,
      confidence: 0.9,
      is_first: 1,
    });
    uses.set(entity, (uses.get(entity) ?? 0) + 1);
    this.#entitySources.add(entity, source - 1, article);
    this.#nameSources.add(name, source - 1, article);
    this.#mentions++;
  }

  #writeEntities(): number {
    const entities = this.#writeUses(this.#entitySources, 'entity_source', 'entity_id');
    const names = this.#writeUses(this.#nameSources, 'name_source', 'name_id');
    for (const [id, { mentions, articles }] of entities) {
      const entity = this.#world.entities[id - 1]!;
      const [name = ''] = entity.names;
      const used = entity.names.flatMap((text, index) => {
        const use = names.get((id - 1) * NAMES + index + 1);
        return use ? [{ id: (id - 1) * NAMES + index + 1, text, ...use }] : [];
      });
      const labels = new Set([name, ...used.map(({ text }) => text)]);
      this.#tables.insert('entity', {
        id,
        key: `authority.${entity.id}`,
        slug: `entity-${entity.id}`,
        wish: `entity-${entity.id}`,
        kind: entity.kind,
        name,
        fold: foldText(name),
        authority_id: entity.id,
        article_count: articles,
        mention_count: mentions,
        weight: articles > 1 ? Math.round(1_000_000 / Math.log(articles)) : 0,
      });
      this.#tables.insert('entity_fts', { rowid: id, name: indexNames([...labels]) });
      for (const label of labels) {
        this.#tables.insert('entity_label', { entity_id: id, fold: foldText(label), words: indexWords(label) });
      }
      for (const tail of nameTails(labels)) this.#tables.insert('entity_label_tail', { entity_id: id, tail });
      for (const use of used) {
        const { mentions: mention_count, articles: article_count } = use;
        this.#tables.insert('entity_name', { id: use.id, entity_id: id, text: use.text, article_count, mention_count });
      }
    }
    return entities.size;
  }

  /** Writes how much each source uses something, and gives how much all do: an article has one source here. */
  #writeUses(counts: UseCounts, table: string, column: string): Map<number, { mentions: number; articles: number }> {
    const totals = new Map<number, { mentions: number; articles: number }>();
    for (const { one, other, mentions, articles } of counts) {
      const row = { [column]: one, source_id: other + 1, mention_count: mentions, article_count: articles };
      this.#tables.insert(table, row);
      const total = totals.get(one) ?? { mentions: 0, articles: 0 };
      totals.set(one, { mentions: total.mentions + mentions, articles: total.articles + articles });
    }
    return totals;
  }

  #writeSources(): void {
    for (const [index, { slug, name, url, note }] of this.#world.sources.entries()) {
      this.#tables.insert('input_source', { slug, name, url, note });
      const articles = this.#sourceArticles[index]!;
      if (articles === 0) continue;
      const key = `manifest.${slug}`;
      const id = index + 1;
      this.#tables.insert('source', {
        id,
        key,
        slug,
        wish: slug,
        name,
        fold: foldText(name),
        url,
        note,
        article_count: articles,
      });
      this.#tables.insert('source_fts', { rowid: id, name: indexWords(name) });
    }
  }

  #writeState(entityCount: number): void {
    const authority = authorityOf(this.#world);
    for (const entry of authority)
      this.#tables.insert('input_authority', { id: entry.id, entry: JSON.stringify(entry) });
    const revision = revisionOf({
      captures: this.#captures,
      sources: this.#world.sources,
      authority,
      annotations: [],
      settings: {},
    });
    const { articles } = this.#world;
    const counts = {
      articleCount: articles,
      sourceCount: this.#sourceArticles.filter((count) => count > 0).length,
      entityCount,
      captureCount: this.#captures.length,
      appearanceCount: articles,
      mentionCount: this.#mentions,
    };
    const state = {
      revision,
      counts: JSON.stringify(counts),
      totals: JSON.stringify({ mentionCount: this.#mentions, languages: { en: articles } }),
    };
    for (const [key, value] of Object.entries(state)) this.#tables.insert('meta', { key, value });
  }
}

interface Place {
  readonly captureId: number;
  readonly sourceId: number;
  readonly path: string;
  readonly position: number;
  readonly title: { readonly start: number; readonly end: number };
  readonly text: { readonly start: number; readonly end: number };
}
