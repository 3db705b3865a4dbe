import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { BUILT, start } from '../robustness/processes.ts';
import { median } from './compare.ts';
import { ask } from './growing-questions.ts';
import { printTable } from './print-table.ts';
import { QUESTIONS } from './questions.ts';

/** From the start of `sourcebook serve` to its first answer, and what the process keeps when it idles. */
export async function measureStart(file: string, rounds: number): Promise<void> {
  const times: { ready: number; answered: number; idle: number }[] = [];
  for (let round = 0; round < rounds; round++) times.push(await startOnce(file));
  const of = (read: (time: (typeof times)[number]) => number) => median(times.map(read));
  printTable('Start', [
    ['', 'ms'],
    ['listening', of(({ ready }) => ready)],
    ['first answer', of(({ answered }) => answered)],
    ['resident memory when idle, MB', of(({ idle }) => idle)],
  ]);
}

async function startOnce(file: string) {
  const began = performance.now();
  const server = start(['serve', '--archive', file, '--port', '0'], { command: BUILT });
  let url: string | undefined;
  while (!url) {
    await sleep(2);
    url = /http:\S+/.exec(server.out())?.[0];
  }
  const ready = performance.now() - began;
  await ask(new URL(url), QUESTIONS[0]!.query, {});
  const answered = performance.now() - began;
  await sleep(1000);
  const idle = residentMegabytes(server.child.pid!);
  server.child.kill();
  await server.ended;
  return { ready, answered, idle };
}

/** As Linux tells it; on other systems it is not measured. */
function residentMegabytes(pid: number): number {
  try {
    return Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1000;
  } catch {
    return Number.NaN;
  }
}
