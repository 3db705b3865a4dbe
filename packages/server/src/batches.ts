import type { Deferred } from './deferred.ts';
import { Batch, BatchQueue } from './execute/batch.ts';
import type { Store } from './store/store.ts';

/**
 * What one request asks of the store, put together: everything that one field of one level needs is one statement.
 */
export function createBatches(store: Store) {
  const queue = new BatchQueue();
  const batches = new Map<string, Batch<unknown, unknown>>();

  /** The batch of a name, whose keys are loaded by `load` in one go and given back in their order. */
  function batch<Key, Value>(name: string, load: (keys: readonly Key[]) => Deferred<Value[]>): Batch<Key, Value> {
    const known = batches.get(name);
    if (known) return known as Batch<Key, Value>;
    const created = new Batch<Key, Value>(queue, load);
    batches.set(name, created as Batch<unknown, unknown>);
    return created;
  }

  /** One row for each ID. */
  function byId<Row extends { id: number }>(
    name: string,
    load: (ids: readonly number[]) => Deferred<Row[]>,
  ): Batch<number, Row> {
    return batch(name, (ids) =>
      load(ids).map((found) => {
        const rows = new Map(found.map((row) => [row.id, row]));
        return ids.map((id) => rows.get(id) ?? missing(name, id)) as Row[];
      }),
    );
  }

  /** Any number of rows for each ID. */
  function manyById<Row extends { id: number }>(
    name: string,
    load: (ids: readonly number[]) => Deferred<Row[]>,
  ): Batch<number, Row[]> {
    return batch(name, (ids) =>
      load(ids).map((rows) => {
        const groups = new Map<number, Row[]>(ids.map((id) => [id, []]));
        for (const row of rows) groups.get(row.id)?.push(row);
        return ids.map((id) => groups.get(id)!);
      }),
    );
  }

  return {
    batch,
    together: (work: () => void) => queue.together(work),
    article: byId('article', (ids) => store.articles.byIds(ids)),
    articleText: byId('article text', (ids) => store.articles.texts(ids)),
    source: byId('source', (ids) => store.sources.byIds(ids)),
    entity: byId('entity', (ids) => store.entities.byIds(ids)),
    sameAs: manyById('same as', (ids) => store.entities.sameAs(ids)),
    capture: byId('capture', (ids) => store.captures.byIds(ids)),
    captureText: byId('capture text', (ids) => store.captures.texts(ids)),
    locations: manyById('locations', (ids) => store.captures.locations(ids)),
    appearance: byId('appearance', (ids) => store.appearances.byIds(ids)),
    textSpans: manyById('text spans', (ids) => store.appearances.textSpans(ids)),
    firstAppearance: batch('first appearance', (articles: readonly number[]) =>
      store.appearances.firstOf(articles).map((found) => {
        const rows = new Map(found.map((row) => [row.articleId, row]));
        return articles.map((id) => rows.get(id)!);
      }),
    ),
  };
}

function missing(name: string, id: number): Error {
  return new Error(`The archive holds no ${name} ${id}, though something refers to it.`);
}
