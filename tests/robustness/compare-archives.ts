import { type ArchiveReader, createArchiveServer, openArchive, schema } from '@sourcebook/server';
import { Random } from '../support/seeded-random.ts';
import { type GeneratedQuery, QueryGenerator } from './query-generator.ts';

export interface ComparePlan {
  /** Two archives that hold the same. */
  readonly archives: readonly [string, string];
  readonly queries: number;
  readonly seed: number;
}

export interface CompareFigures {
  /** Answers without any error. */
  readonly clean: number;
  readonly differences: readonly string[];
}

/** Enough for a person to see what is wrong. */
const MOST_DIFFERENCES = 10;

/** Asks two archives the same generated queries, and gives the answers that differ. */
export async function compareArchives({ archives, queries, seed }: ComparePlan): Promise<CompareFigures> {
  const generator = new QueryGenerator(schema, new Random(seed));
  const readers = await Promise.all(archives.map((archive) => openArchive(archive)));
  const [askOne, askOther] = readers.map(serve) as [Ask, Ask];
  const differences: string[] = [];
  let clean = 0;
  try {
    for (let count = 1; count <= queries && differences.length < MOST_DIFFERENCES; count++) {
      const asked = generator.next();
      const answer = await askOne(asked);
      generator.learn(withoutSearch((answer as { data?: unknown }).data));
      if (!('errors' in (answer as object))) clean++;
      const [one, other] = [present(answer), present(await askOther(asked))];
      if (one !== other) differences.push(`query ${count}: ${JSON.stringify(asked)}\n${one}\n${other}`);
    }
  } finally {
    await Promise.all(readers.map((reader) => reader.close()));
  }
  return { clean, differences };
}

type Ask = (asked: GeneratedQuery) => Promise<unknown>;

function serve(reader: ArchiveReader): Ask {
  const limits = { cost: 1e9, milliseconds: 60_000, tokens: 20_000, aliases: 2000, depth: 20 };
  const server = createArchiveServer(reader, { limits });
  return async (asked) => {
    const response = await server.fetch('http://localhost/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json' },
      body: JSON.stringify(asked),
    });
    return response.json();
  };
}

/** Cursors are opaque, and hits of a search stand in an order of each database's own: their number is compared. */
function present(answer: unknown): string {
  return JSON.stringify(answer, (key, value: unknown) => {
    if (/^(cursor|startCursor|endCursor)(_\d+)?$/.test(key) && typeof value === 'string') return '';
    if (key === 'requestId') return undefined;
    return /^search(_\d+)?$/.test(key) ? countsOf(value) : value;
  });
}

function countsOf(connection: unknown): unknown {
  if (typeof connection !== 'object' || connection === null) return connection;
  return Object.fromEntries(Object.entries(connection).filter(([key]) => key.startsWith('totalCount')));
}

/** A search's cursor leads to another place on another database. */
function withoutSearch(data: unknown): unknown {
  if (typeof data !== 'object' || data === null) return data;
  return Object.fromEntries(Object.entries(data).filter(([key]) => !key.startsWith('search')));
}
