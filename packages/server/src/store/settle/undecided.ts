import sql from 'sql-template-tag';
import type { Engine } from '../engine.ts';
import { portions } from './portions.ts';
import { sizePortion } from './size-portion.ts';

/** So many documents are decided again in a transaction of their own. */
const PORTION = 20_000;
/** So few do not keep new captures from being shown. */
const FEW = 500;
/** Numbers in one statement. */
const LISTED = 20_000;
/** Words that documents are looked for by at once. */
const SOUGHT = 100;

/** Remembers words on which the archive changed its mind: what holds them is decided again once all captures are read. */
export async function noteSwayed(engine: Engine, words: readonly number[]): Promise<void> {
  for (const listed of portions(words, LISTED)) {
    await engine.run(sql`insert into swayed (word) select * from (${engine.list(listed)}) words where true
      on conflict (word) do nothing`);
  }
}

/** All documents are decided again. */
export async function doubtAll(engine: Engine): Promise<void> {
  await engine.run(sql`insert into undecided (document_id) select id from document where true
    on conflict (document_id) do nothing`);
}

/**
 * Takes documents that have to be decided again.
 * @param besides whether there are new ones too, which need not wait for many old ones.
 */
export async function takeUndecided(engine: Engine, besides: boolean, most: number = PORTION): Promise<number[]> {
  await doubtSwayed(engine);
  const few = Math.min(FEW, most);
  const limit = besides ? few + 1 : await sizePortion(engine, most);
  const rows = await engine.all<{ id: number }>(
    sql`select document_id as id from undecided order by document_id limit ${limit}`,
  );
  return besides && rows.length > few ? [] : rows.map(({ id }) => id);
}

async function doubtSwayed(engine: Engine): Promise<void> {
  const swayed = await engine.all<{ word: number }>(sql`select word from swayed order by word`);
  if (swayed.length === 0) return;
  // Of a large archive it may be half of the documents.
  for (const words of portions(
    swayed.map(({ word }) => word),
    SOUGHT,
  )) {
    await engine.run(sql`insert into undecided (document_id)
      select id from (${engine.holding('document_word', words)}) held where true on conflict (document_id) do nothing`);
  }
  await engine.run(sql`delete from swayed`);
}

/** They are decided, or gone. */
export async function dropUndecided(engine: Engine, documents: Iterable<number>): Promise<void> {
  for (const listed of portions(documents, LISTED))
    await engine.run(sql`delete from undecided where document_id in (${engine.list(listed)})`);
}

export async function countUndecided(engine: Engine): Promise<number> {
  return (await engine.first<{ count: number }>(sql`select count(*) as count from undecided`))!.count;
}
