import { createArchiveServer, openArchive, schema } from '@sourcebook/server';
import { ERROR_STATUS, isErrorCode } from '../../packages/server/src/errors.ts';
import { Random } from '../support/seeded-random.ts';
import { type GeneratedQuery, QueryGenerator } from './query-generator.ts';

export interface FuzzPlan {
  readonly file: string;
  readonly queries: number;
  readonly seed: number;
  readonly report?: (line: string) => void;
}

export interface FuzzFigures {
  readonly queries: number;
  /** Answers without any error. */
  readonly clean: number;
  /** Errors by their code. */
  readonly codes: Readonly<Record<string, number>>;
  readonly faults: readonly string[];
}

interface Answer {
  readonly data?: unknown;
  readonly errors?: readonly { message: string; extensions?: { code?: string; requestId?: string } }[];
}

/** Asks an archive generated queries, each twice, and looks for what no query may cause. */
export async function fuzzQueries({ file, queries, seed, report }: FuzzPlan): Promise<FuzzFigures> {
  const random = new Random(seed);
  const generator = new QueryGenerator(schema, random);
  const faults: string[] = [];
  const codes: Record<string, number> = {};
  const logged: string[] = [];
  let clean = 0;
  const archive = await openArchive(file);
  // Limits are tested elsewhere; here they would keep queries from being run.
  const limits = { cost: 1e9, milliseconds: 60_000, tokens: 20_000, aliases: 2000, depth: 20 };
  const server = createArchiveServer(archive, { limits, log: (line) => logged.push(line) });
  const ask = async (asked: GeneratedQuery): Promise<{ status: number; answer: Answer }> => {
    const response = await server.fetch('http://localhost/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json' },
      body: JSON.stringify(asked),
    });
    return { status: response.status, answer: (await response.json()) as Answer };
  };
  try {
    for (let count = 1; count <= queries; count++) {
      const valid = generator.next();
      const isDamaged = random.chance(0.1);
      const asked = isDamaged ? generator.damage(valid) : valid;
      const { status, answer } = await ask(asked);
      const again = await ask(asked);
      generator.learn(answer.data);
      for (const { extensions } of answer.errors ?? []) {
        const code = extensions?.code ?? 'none';
        codes[code] = (codes[code] ?? 0) + 1;
      }
      if (!answer.errors) clean++;
      for (const fault of judge({ status, answer, isDamaged }, again.answer, logged)) {
        faults.push(`query ${count}: ${fault}\n${JSON.stringify(asked)}`);
        report?.(faults.at(-1)!);
      }
      logged.length = 0;
      if (count % 500 === 0) report?.(`${count} queries, ${clean} without errors, ${faults.length} faults`);
    }
  } finally {
    await archive.close();
  }
  return { queries, clean, codes, faults };
}

function judge(
  { status, answer, isDamaged }: { status: number; answer: Answer; isDamaged: boolean },
  again: Answer,
  logged: readonly string[],
): string[] {
  const faults: string[] = [];
  if (status >= 500) faults.push(`answered with status ${status}`);
  for (const { message, extensions } of answer.errors ?? []) {
    const code = extensions?.code;
    if (!isErrorCode(code)) faults.push(`code ${code}: ${message}`);
    else if (ERROR_STATUS[code] >= 500) faults.push(`${code}: ${message}`);
    else if (!isDamaged && /^GRAPHQL_/.test(code)) faults.push(`a valid query was refused: ${message}`);
  }
  if (logged.length > 0) faults.push(logged[0]!.slice(0, 1500));
  if (withoutRequest(answer) !== withoutRequest(again)) faults.push('asked again, it was answered otherwise');
  return faults;
}

function withoutRequest(answer: Answer): string {
  return JSON.stringify(answer, (key, value: unknown) => (key === 'requestId' ? undefined : value));
}
