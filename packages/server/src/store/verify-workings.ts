import {
  buildAuthorityTrie,
  countVotes,
  judgePhrase,
  judgeWord,
  type LayoutEvidence,
  listLayoutVotes,
  noVotes,
  unpackScan,
  usesOf,
} from '@sourcebook/ingest';
import sql from 'sql-template-tag';
import type { Engine } from './engine.ts';
import { StoreError } from './errors.ts';
import { readTotals } from './settle/archive-totals.ts';
import { readDecided } from './settle/decided-names.ts';
import { portions } from './settle/portions.ts';
import { findStandings, loadDocuments } from './settle/shown-documents.ts';
import { Texts } from './settle/texts.ts';
import type { Fault } from './verify.ts';

const PORTION = 300;

/** Numbers or texts by what they are kept for. */
type Kept = Map<string, string | number>;

/** What settling keeps so that it need not look at everything again, against what it sums up. */
export async function* verifyWorkings(engine: Engine): AsyncGenerator<Fault> {
  yield* tell('layouts', verifyLayouts(engine));
  yield* tell('texts', verifyBands(engine));
  yield* tell('documents', verifyDocuments(engine));
  yield* tell('totals', verifyTotals(engine));
}

/** What is damaged may be so much that it can't be read; the rest is looked at all the same. */
async function* tell(subject: string, faults: AsyncGenerator<Fault>): AsyncGenerator<Fault> {
  try {
    yield* faults;
  } catch (error) {
    if (error instanceof StoreError) throw error;
    yield { check: 'workings', subject, message: `they can't be read: ${(error as Error).message}` };
  }
}

async function* verifyLayouts(engine: Engine): AsyncGenerator<Fault> {
  const rows = await engine.all<{ siblings: string; role: string; line: string; weight: number }>(
    sql`select siblings, role, line, weight from layout_line`,
  );
  const kept: Kept = new Map(rows.map(({ siblings, role, line, weight }) => [`${siblings} ${role} ${line}`, weight]));
  const due: Kept = new Map();
  const captures = await engine.all<{ siblings: string; evidence: string }>(
    sql`select siblings, evidence from layout_evidence`,
  );
  for (const { siblings, evidence } of captures) {
    for (const { role, line, weight } of listLayoutVotes(JSON.parse(evidence) as LayoutEvidence))
      add(due, `${siblings} ${role} ${line}`, weight);
  }
  yield* compare(kept, due, "the line's weight is not that of its captures");
}

/** Each band of a text is looked up as a copy would be; those that stand there beside them show in their number. */
async function* verifyBands(engine: Engine): AsyncGenerator<Fault> {
  const message = 'the bands of the text are not those that it is found by';
  let due = 0;
  for (const ids of portions(await listIds(engine, 'writing'), PORTION)) {
    const writings = await engine.all<{ id: number; bands: string }>(
      sql`select id, bands from writing where id in (${engine.list(ids)})`,
    );
    const own = new Map(writings.map(({ id, bands }) => [id, JSON.parse(bands) as number[]]));
    const rows = await engine.all<{ id: number; band: number }>(
      sql`select writing_id as id, band from writing_band where band in (${engine.list([...own.values()].flat())})`,
    );
    const found = new Set(rows.map(({ id, band }) => `${id} ${band}`));
    for (const [id, bands] of own) {
      due += bands.length;
      for (const band of bands) {
        if (!found.has(`${id} ${band}`)) yield { check: 'workings', subject: `${id} ${band}`, message };
      }
    }
  }
  const { kept } = (await engine.first<{ kept: number }>(sql`select count(*) as kept from writing_band`))!;
  if (kept > due) yield { check: 'workings', subject: 'texts', message: `${message}: kept are ${kept}, due ${due}` };
}

/** Uses of names and votes on words, as all documents together have them. */
async function* verifyDocuments(engine: Engine): AsyncGenerator<Fault> {
  const uses = {
    names: new Map(),
    declared: new Map(),
    couples: new Map(),
    paired: new Map(),
  } as const satisfies Record<string, Kept>;
  const votes = noVotes();
  const noAuthority = buildAuthorityTrie([]);
  const texts = new Texts(engine);
  for (const ids of portions(await listIds(engine, 'document'), PORTION)) {
    for (const { document, scan } of await loadDocuments({ engine, texts }, await findStandings(engine, ids)))
      countVotes(unpackScan(document, scan, noAuthority), votes);
    const rows = await engine.all<{ id: number; key: string; names: string | null }>(
      sql`select id, key, names from document where id in (${engine.list(ids)})`,
    );
    for (const { id, key, names } of rows) {
      const decided = readDecided(names);
      if (!decided) continue;
      const own = usesOf({ key, ...decided });
      for (const { id: name, documents, acronyms } of own.names) {
        add(uses.names, name, documents);
        add(uses.names, `${name} as an acronym`, acronyms);
      }
      for (const { short, long, places } of own.declared) add(uses.declared, `${short} is ${long}`, places);
      for (const { surname, partner } of own.couples) add(uses.couples, `${surname} with ${partner}`, 1);
      for (const number of new Set(decided.mentions.filter((one) => one.length > 1).flat()))
        uses.paired.set(`${decided.names[number]!.id} in ${id}`, 1);
    }
  }
  yield* verifyUses(engine, uses);
  const words = Array.from(votes.words, ([hash, counts]) => [hash, counts, judgeWord(counts)] as const);
  yield* verifyVotes(engine, 'word', words);
  const phrases = Array.from(votes.phrases, ([key, phrase]) => [key, phrase.counts, judgePhrase(phrase)] as const);
  yield* verifyVotes(engine, 'phrase', phrases);
}

async function* verifyUses(
  engine: Engine,
  { names, declared, couples, paired }: Record<'names' | 'declared' | 'couples' | 'paired', Kept>,
): AsyncGenerator<Fault> {
  const kept = await engine.all<{ key: string; documents: number; acronyms: number }>(
    sql`select key, documents, acronyms from name`,
  );
  yield* compare(
    new Map(
      kept.flatMap(({ key, documents, acronyms }) => [
        [key, documents],
        [`${key} as an acronym`, acronyms],
      ]),
    ),
    names,
    'as many documents as are kept do not use the name',
  );
  const pairs = await engine.all<{ short: string; long: string; places: number }>(
    sql`select short, long, places from declared_pair`,
  );
  yield* compare(
    new Map(pairs.map(({ short, long, places }) => [`${short} is ${long}`, places])),
    declared,
    'as many places as are kept do not declare it',
  );
  const told = await engine.all<{ surname: string; partner: string; documents: number }>(
    sql`select surname, partner, documents from couple`,
  );
  yield* compare(
    new Map(told.map(({ surname, partner, documents }) => [`${surname} with ${partner}`, documents])),
    couples,
    'as many documents as are kept do not tell of the couple',
  );
  const members = await engine.all<{ name: string; id: number }>(
    sql`select name, document_id as id from couple_document`,
  );
  yield* compare(
    new Map(members.map(({ name, id }) => [`${name} in ${id}`, 1])),
    paired,
    'the document does not tell of a couple, or tells of one that is not kept',
  );
}

async function* verifyVotes(
  engine: Engine,
  table: 'word' | 'phrase',
  found: readonly (readonly [key: number, counts: readonly number[], verdict: number])[],
): AsyncGenerator<Fault> {
  const rows = await engine.all<{ key: number; votes: string; verdict: number }>(
    table === 'word' ? sql`select hash as key, votes, verdict from word` : sql`select key, votes, verdict from phrase`,
  );
  yield* compare(
    new Map(rows.map(({ key, votes, verdict }) => [`${table} ${key}`, `${votes} ${verdict}`])),
    new Map(
      found
        .filter(([, counts]) => counts.some((count) => count !== 0))
        .map(([key, counts, verdict]) => [`${table} ${key}`, `${JSON.stringify(counts)} ${verdict}`]),
    ),
    'its votes or its verdict are not those of the documents',
  );
}

async function* verifyTotals(engine: Engine): AsyncGenerator<Fault> {
  const { mentionCount, languages } = await readTotals(engine);
  const counted = await engine.first<{ mentions: number | null }>(
    sql`select sum(mention_count) as mentions from entity_article`,
  );
  const spoken = await engine.all<{ language: string; articles: number }>(
    sql`select language, count(*) as articles from article where language is not null group by language`,
  );
  yield* compare(
    new Map([['mentions', mentionCount], ...Object.entries(languages)]),
    new Map([['mentions', counted?.mentions ?? 0], ...spoken.map((one) => [one.language, one.articles] as const)]),
    'the total that is kept is not what there is',
  );
}

async function listIds(engine: Engine, table: 'writing' | 'document'): Promise<number[]> {
  const rows = await engine.all<{ id: number }>(
    table === 'writing' ? sql`select id from writing order by id` : sql`select id from document order by id`,
  );
  return rows.map(({ id }) => id);
}

function add(sums: Kept, key: string, number: number): void {
  sums.set(key, ((sums.get(key) as number | undefined) ?? 0) + number);
}

/** What is not there counts as nothing. */
function* compare(
  kept: ReadonlyMap<string, string | number>,
  due: ReadonlyMap<string, string | number>,
  message: string,
): Generator<Fault> {
  for (const subject of new Set([...kept.keys(), ...due.keys()])) {
    const [is, should] = [kept.get(subject) ?? 0, due.get(subject) ?? 0];
    if (is !== should) yield { check: 'workings', subject, message: `${message}: kept is ${is}, due ${should}` };
  }
}
