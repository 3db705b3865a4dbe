import { type Asked, askLoad } from './ask-load.ts';
import type { ChildServer } from './child-server.ts';

export interface Contender {
  readonly name: string;
  readonly server: ChildServer;
  readonly bodies: readonly string[];
}

export interface Figures {
  readonly name: string;
  /** Answers a second: the median of the rounds, and the least and the most. */
  readonly rate: number;
  readonly least: number;
  readonly most: number;
  /** Median milliseconds of an answer. */
  readonly p50: number;
  /** Milliseconds on the processor for an answer, the median of the rounds. */
  readonly cpu: number;
}

export interface Rounds {
  readonly rounds: number;
  readonly milliseconds: number;
  readonly connections: number;
}

interface Round extends Asked {
  readonly cpu: number;
}

/** Asks each contender for a while, round by round, so that whatever else the machine does meets all of them alike. */
export async function compare(contenders: readonly Contender[], plan: Rounds): Promise<Figures[]> {
  const results = new Map(contenders.map(({ name }) => [name, [] as Round[]]));
  for (let round = -1; round < plan.rounds; round++) {
    for (const contender of contenders) {
      const result = await run(contender, plan);
      // The first round warms up.
      if (round >= 0) results.get(contender.name)!.push(result);
    }
  }
  return Array.from(results, ([name, rounds]) => summarize(name, rounds));
}

async function run({ server, bodies }: Contender, { milliseconds, connections }: Rounds): Promise<Round> {
  const before = await server.usage();
  const asked = await askLoad({ url: server.url, bodies, connections, milliseconds });
  const after = await server.usage();
  return { ...asked, cpu: (after.cpu - before.cpu) / asked.answers };
}

function summarize(name: string, rounds: readonly Round[]): Figures {
  const rates = rounds.map(({ answers, seconds }) => answers / seconds);
  return {
    name,
    rate: median(rates),
    least: Math.min(...rates),
    most: Math.max(...rates),
    p50: median(rounds.map(({ times }) => median(times))),
    cpu: median(rounds.map(({ cpu }) => cpu)),
  };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
