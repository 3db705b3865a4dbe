import { placeInPage } from '@sourcebook/ingest';
import sql from 'sql-template-tag';
import type { Engine, Value } from '../engine.ts';
import { readDecided } from './decided-names.ts';
import { Ids } from './ids.ts';
import { portions } from './portions.ts';
import type { Settling } from './settling.ts';
import { readStandings } from './shown-documents.ts';

const PORTION = 300;

interface Named {
  readonly id: number;
  readonly entityId: number;
}

/** Writes the mentions of documents that name others than before or are shown elsewhere, and of names that moved. */
export async function writeMentions(
  settling: Settling,
  documents: ReadonlySet<number>,
  moved: Iterable<string>,
): Promise<void> {
  const names = new EntityNames(settling.engine, await Ids.after(settling.engine, 'entity_name'));
  const rewritten = new Set(documents);
  const labels = await findLabels(settling.engine, moved);
  // Two persons of a couple that are one entity are one mention.
  for (const id of await findCouples(settling.engine, moved)) rewritten.add(id);
  for (const ids of portions(labels, PORTION)) await moveMentions(settling, ids, names);
  let done = 0;
  for (const ids of portions(rewritten, PORTION)) {
    await rewriteDocuments(settling, ids, names);
    done += ids.length;
    settling.report('Writing mentions', done, rewritten.size);
  }
}

async function findLabels(engine: Engine, names: Iterable<string>): Promise<number[]> {
  const labels: number[] = [];
  for (const keys of portions(names, 2000)) {
    const rows = await engine.all<{ id: number }>(sql`select id from name where key in (${engine.list(keys)})`);
    for (const { id } of rows) labels.push(id);
  }
  return labels;
}

async function findCouples(engine: Engine, names: Iterable<string>): Promise<number[]> {
  const found: number[] = [];
  for (const keys of portions(names, 2000)) {
    const rows = await engine.all<{ id: number }>(
      sql`select distinct document_id as id from couple_document where ${engine.among(sql`name`, keys)}`,
    );
    for (const { id } of rows) found.push(id);
  }
  return found;
}

async function moveMentions(
  { engine, counts, traces }: Settling,
  labels: readonly number[],
  names: EntityNames,
): Promise<void> {
  const used = await engine.all<{ label: number; nameId: number; text: string; entityId: number | null; was: number }>(
    sql`select distinct m.label_id as label, m.name_id as "nameId", t.text, n.entity_id as "entityId", m.entity_id as was
      from mention m join name n on n.id = m.label_id join entity_name t on t.id = m.name_id
      where m.label_id in (${engine.list(labels)}) and (n.entity_id is null or n.entity_id <> m.entity_id)`,
  );
  if (used.length === 0) return;
  const articles = await engine.all<{ id: number }>(
    sql`select distinct article_id as id from mention where label_id in (${engine.list(labels)})`,
  );
  await counts.release(articles.map(({ id }) => id));
  await traces.noteEntities([...new Set(used.map(({ was }) => was))]);
  // A name that no document has any more is rewritten with the documents that had it.
  const kept = used.filter(({ entityId }) => entityId !== null);
  const numbers = await names.keep(kept.map(({ entityId, text }) => [entityId!, text]));
  for (const { label, nameId, text, entityId } of kept) {
    await engine.run(sql`update mention set entity_id = ${entityId}, name_id = ${numbers(entityId!, text)}
      where label_id = ${label} and name_id = ${nameId}`);
  }
}

interface Shown {
  readonly id: number;
  readonly documentId: number;
  readonly articleId: number;
  readonly isFirst: number;
}

async function rewriteDocuments(
  { engine, counts, traces, texts }: Settling,
  ids: readonly number[],
  names: EntityNames,
): Promise<void> {
  const documents = await engine.all<{ id: number; key: string; names: string | null }>(
    sql`select id, key, names from document where id in (${engine.list(ids)}) order by id`,
  );
  const shown = await engine.all<Shown>(sql`select id, document_id as "documentId", article_id as "articleId",
    is_first as "isFirst" from appearance where document_id in (${engine.list(ids)}) order by id`);
  const appearances = shown.map(({ id }) => id);
  await counts.release(shown.map(({ articleId }) => articleId));
  const before = await engine.all<{ id: number }>(
    sql`select distinct appearance_id as id from mention where appearance_id in (${engine.list(appearances)})`,
  );
  await traces.noteMentions(before.map(({ id }) => id));
  await engine.run(sql`delete from mention where appearance_id in (${engine.list(before.map(({ id }) => id))})`);
  const standings = await readStandings(engine, appearances);
  const pages = await texts.of(Array.from(standings.values(), ({ captureId }) => captureId));
  const decided = new Map(documents.map(({ id, names: known }) => [id, readDecided(known)!]));
  const named = await readNamed(engine, new Set([...decided.values()].flatMap((one) => one.names.map(({ id }) => id))));
  const rows = shown.flatMap(({ id, documentId, articleId, isFirst }) => {
    const { names: local, mentions, places } = decided.get(documentId)!;
    const standing = standings.get(id)!;
    const page = pages.get(standing.captureId)!;
    return mentions.flatMap((means, number) => {
      const [from, to, confidence] = places[number]!;
      const { start, end } = placeInPage({ start: from, end: to }, standing);
      const text = page.slice(start, end);
      const entities = new Map(means.map((one) => named.get(local[one]!.id)!).map((one) => [one.entityId, one.id]));
      return Array.from(entities, ([entityId, label], ordinal) => ({
        ...{ appearance: id, articleId, isFirst, start, end, ordinal, confidence, text, entityId, label },
      }));
    });
  });
  const numbers = await names.keep(rows.map(({ entityId, text }) => [entityId, text]));
  await engine.insert(
    'mention',
    [
      'appearance_id',
      'article_id',
      'entity_id',
      'name_id',
      'label_id',
      'start',
      'end',
      'ordinal',
      'confidence',
      'is_first',
    ],
    rows.map((row): Value[] => [
      row.appearance,
      row.articleId,
      row.entityId,
      numbers(row.entityId, row.text),
      row.label,
      row.start,
      row.end,
      row.ordinal,
      row.confidence,
      row.isFirst,
    ]),
  );
}

async function readNamed(engine: Engine, keys: ReadonlySet<string>): Promise<Map<string, Named>> {
  const rows = await engine.all<Named & { key: string }>(
    sql`select id, key, entity_id as "entityId" from name where key in (${engine.list([...keys])})`,
  );
  return new Map(rows.map(({ key, ...named }) => [key, named]));
}

/** Names of so many entities are held, so that none is asked for again and again. */
const MOST_HELD = 50_000;

/** The strings by which texts name entities. */
class EntityNames {
  readonly #engine: Engine;
  readonly #ids: Ids;
  readonly #held = new Map<number, Map<string, number>>();

  constructor(engine: Engine, ids: Ids) {
    this.#engine = engine;
    this.#ids = ids;
  }

  async keep(
    pairs: readonly (readonly [entity: number, text: string])[],
  ): Promise<(entity: number, text: string) => number> {
    if (this.#held.size > MOST_HELD) this.#held.clear();
    await this.#hold(new Set(pairs.map(([entity]) => entity)));
    const added: Value[][] = [];
    for (const [entity, text] of pairs) {
      const names = this.#held.get(entity)!;
      if (names.has(text)) continue;
      const id = this.#ids.take();
      names.set(text, id);
      added.push([id, entity, text]);
    }
    await this.#engine.insert('entity_name', ['id', 'entity_id', 'text'], added);
    return (entity, text) => this.#held.get(entity)!.get(text)!;
  }

  async #hold(entities: ReadonlySet<number>): Promise<void> {
    const unknown = [...entities].filter((entity) => !this.#held.has(entity));
    if (unknown.length === 0) return;
    for (const entity of unknown) this.#held.set(entity, new Map());
    const rows = await this.#engine.all<{ id: number; entityId: number; text: string }>(
      sql`select id, entity_id as "entityId", text from entity_name where entity_id in (${this.#engine.list(unknown)})`,
    );
    for (const { id, entityId, text } of rows) this.#held.get(entityId)!.set(text, id);
  }
}
