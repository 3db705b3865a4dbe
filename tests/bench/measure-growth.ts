import { ChildServer } from './child-server.ts';
import { median } from './compare.ts';
import { ask, type GrowingQuestion, growingQuestions } from './growing-questions.ts';
import { printTable } from './print-table.ts';

/** Whoever asks for so much in the large archive must be let. */
const PATIENT = JSON.stringify({ cacheBytes: 0, limits: { milliseconds: 120_000 } });

/** Median times of the same questions in a small and a large archive, asked in turns. */
export async function measureGrowth(
  files: readonly [small: string, large: string],
  sizes: readonly number[],
): Promise<void> {
  const servers = await Promise.all(files.map((file) => ChildServer.start('serve-archive.ts', file, PATIENT)));
  const questions = await Promise.all(servers.map(({ url }, index) => growingQuestions(url, files[index]!)));
  const rows: (string | number)[][] = [];
  for (const [index, { name, rounds }] of questions[0]!.entries()) {
    const [small, large] = await alternate(
      servers,
      questions.map((list) => list[index]!),
      rounds,
    );
    rows.push([name, small!, large!, large! / small!]);
  }
  await Promise.all(servers.map((server) => server.stop()));
  printTable('Growth: p50 in ms, one request at a time', [
    ['', ...sizes.map((size) => `${size} articles`), 'grows by'],
    ...rows,
  ]);
}

async function alternate(
  servers: readonly ChildServer[],
  questions: readonly GrowingQuestion[],
  rounds: number,
): Promise<number[]> {
  const times: number[][] = servers.map(() => []);
  for (let round = -2; round < rounds; round++) {
    for (const [index, { url }] of servers.entries()) {
      const { query, variables } = questions[index]!;
      const one = variables[Math.abs(round) % variables.length]!;
      const began = performance.now();
      await ask(url, query, one);
      if (round >= 0) times[index]!.push(performance.now() - began);
    }
  }
  return times.map(median);
}
