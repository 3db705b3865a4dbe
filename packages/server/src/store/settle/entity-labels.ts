import { foldText, groupBy } from '@sourcebook/ingest';
import { indexWords } from '@sourcebook/ingest/index-words';
import sql from 'sql-template-tag';
import type { Engine, IndexEntry, Value } from '../engine.ts';
import { BORDER } from '../search/full-text.ts';
import { nameTails } from '../search/name-tails.ts';

interface LabelRow {
  readonly id: number;
  readonly fold: string;
  readonly words: string;
}

/** Writes by what names entities are found, for those whose names changed. */
export async function writeLabels(engine: Engine, labels: ReadonlyMap<number, ReadonlySet<string>>): Promise<void> {
  const known = await readLabels(engine, [...labels.keys()]);
  const folded = Array.from(labels, ([id, own]) => ({
    id,
    labels: own,
    rows: [...new Map(Array.from(own, (label) => [foldText(label), indexWords(label)]))].map(
      ([fold, words]): LabelRow => ({ id, fold, words }),
    ),
  }));
  const changed = folded.filter(({ id, rows }) => !isSame(rows, known.get(id) ?? []));
  await removeLabels(
    engine,
    changed.map(({ id }) => id),
  );
  await engine.insert(
    'entity_label',
    ['entity_id', 'fold', 'words'],
    changed.flatMap(({ rows }) => rows.map(({ id, fold, words }): Value[] => [id, fold, words])),
  );
  await engine.insert(
    'entity_label_tail',
    ['entity_id', 'tail'],
    changed.flatMap(({ id, labels: own }) => nameTails(own).map((tail): Value[] => [id, tail])),
  );
  await engine.index(
    'entity',
    changed.map(({ rows }) => indexEntry(rows)),
  );
}

export async function removeLabels(engine: Engine, ids: readonly number[]): Promise<void> {
  const known = await readLabels(engine, ids);
  await engine.unindex('entity', Array.from(known.values(), indexEntry));
  const entities = [...known.keys()];
  await engine.run(sql`delete from entity_label where entity_id in (${engine.list(entities)})`);
  await engine.run(sql`delete from entity_label_tail where entity_id in (${engine.list(entities)})`);
}

async function readLabels(engine: Engine, ids: readonly number[]): Promise<Map<number, LabelRow[]>> {
  const rows = await engine.all<LabelRow>(
    sql`select entity_id as id, fold, words from entity_label where entity_id in (${engine.list(ids)})`,
  );
  return groupBy(rows, ({ id }) => id);
}

function isSame(a: readonly LabelRow[], b: readonly LabelRow[]): boolean {
  const known = new Map(b.map(({ fold, words }) => [fold, words]));
  return a.length === b.length && a.every(({ fold, words }) => known.get(fold) === words);
}

/** In an order of its own, so that what is taken out is what was put in. */
function indexEntry(rows: readonly LabelRow[]): IndexEntry {
  const words = rows.map((row) => row.words).sort();
  return [rows[0]!.id, words.join(` ${BORDER} `)];
}
