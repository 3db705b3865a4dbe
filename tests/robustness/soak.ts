import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { schema } from '@sourcebook/server';
import { ingestSample } from '../support/archive.ts';
import { Random } from '../support/seeded-random.ts';
import { BUILT, type Running, start } from './processes.ts';
import { QueryGenerator } from './query-generator.ts';

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '1' },
    seed: { type: 'string', default: '1' },
    clients: { type: 'string', default: '4' },
  },
});
const minutes = Number(values.minutes);
const random = new Random(Number(values.seed));
const generator = new QueryGenerator(schema, random);
const figures: Record<string, number> = {};
const count = (what: string) => {
  figures[what] = (figures[what] ?? 0) + 1;
};

const HEADERS = { 'content-type': 'application/json', accept: 'application/json' };
const REPEATED = JSON.stringify({
  query: '{ articles(first: 20) { totalCount nodes { id title text entities(first: 5) { nodes { name } } } } }',
});

const sample = await ingestSample();
const server = start(['serve', '--archive', sample.file, '--port', '0'], { command: BUILT });
try {
  const url = await addressOf(server);
  const began = performance.now();
  const isOver = () => performance.now() - began > minutes * 60_000;
  const clients = Array.from({ length: Number(values.clients) }, async () => {
    while (!isOver()) await visit(url).catch((error: Error) => count(`failed: ${error.message}`));
  });
  const memory: number[] = [];
  const step = Math.min(60, minutes * 15);
  for (let next = 0; next <= minutes * 60; next += step) {
    await sleep(Math.max(0, next * 1000 - (performance.now() - began)));
    memory.push(residentMegabytes(server));
    console.log(`${(next / 60).toFixed(2)} min: ${memory.at(-1)} MB, ${figures.requests ?? 0} requests`);
  }
  await Promise.all(clients);
  console.log(figures);
  // The first quarter is for caches to fill and code to be compiled.
  const settled = memory.slice(Math.ceil(memory.length / 4));
  console.log(
    `${minutes} min: ${memory[0]} MB at the start, ${settled[0]} MB when warm, ${memory.at(-1)} MB at the end, ${figures.requests} requests.`,
  );
  const internal = (figures.INTERNAL_SERVER_ERROR ?? 0) + (figures['status 500'] ?? 0);
  process.exitCode = internal === 0 && server.child.exitCode === null ? 0 : 1;
} finally {
  server.child.kill('SIGTERM');
  const { code, err } = await server.ended;
  if (err) console.log(err.slice(0, 2000));
  console.log(`The server ended with ${code}.`);
  await sample.close();
}

/** One client's next request: a query like no other, one like all others, a bad one, one given up, one read slowly. */
async function visit(url: string): Promise<void> {
  count('requests');
  const kind = random.next();
  const generated = generator.next();
  if (kind < 0.55) await ask(url, JSON.stringify(generated));
  else if (kind < 0.75) await ask(url, REPEATED);
  else if (kind < 0.88) await ask(url, JSON.stringify(generator.damage(generated)));
  else if (kind < 0.96) await giveUp(url, JSON.stringify(generated));
  else await readSlowly(url);
}

async function ask(url: string, body: string): Promise<void> {
  const response = await fetch(url, { method: 'POST', headers: HEADERS, body });
  const { data, errors } = (await response.json()) as {
    data?: unknown;
    errors?: { extensions?: { code?: string } }[];
  };
  count(`status ${response.status}`);
  if (!errors) count('without errors');
  for (const { extensions } of errors ?? []) count(extensions?.code ?? 'no code');
  generator.learn(data);
}

async function giveUp(url: string, body: string): Promise<void> {
  const signal = AbortSignal.timeout(random.between(1, 15));
  await fetch(url, { method: 'POST', headers: HEADERS, body, signal })
    .then((response) => response.text())
    .catch(() => count('given up'));
}

function readSlowly(url: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const post = request(url, { method: 'POST', headers: HEADERS, agent: false }, async (response) => {
      for await (const _ of response) await sleep(random.between(20, 200));
      count('read slowly');
      resolve();
    });
    post.once('error', reject);
    post.end(REPEATED);
  });
}

async function addressOf(running: Running): Promise<string> {
  for (;;) {
    const url = /http:\S+\/graphql/.exec(running.out())?.[0];
    if (url) return url;
    if (running.child.exitCode !== null) throw new Error((await running.ended).err);
    await sleep(20);
  }
}

/** What the kernel says (Linux), since the process itself is not to be asked. */
function residentMegabytes({ child }: Running): number {
  const kilobytes = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1];
  return Math.round(Number(kilobytes) / 1024);
}
