import Database from 'better-sqlite3';
import { ChildServer } from './child-server.ts';
import { compare, type Figures, type Rounds } from './compare.ts';
import { printTable } from './print-table.ts';
import { QUESTIONS } from './questions.ts';

const HEAD = ['', 'answers/s', 'least–most', 'p50 ms', 'CPU ms', 'of the floor', 'of its CPU'];
const LOOKUPS = 200;
/** Headers that node:http sends of itself. */
const NODES_OWN = new Set(['connection', 'date', 'keep-alive', 'transfer-encoding']);

/** Each question beside the same with nothing but node:http and SQLite; no answer comes from a cache. */
export async function measureAnswers(file: string, rounds: Rounds): Promise<void> {
  const ours = await ChildServer.start('serve-archive.ts', file, JSON.stringify({ cacheBytes: 0 }));
  const floor = await ChildServer.start('serve-floor.ts', file);
  const rows: (string | number)[][] = [];
  for (const { name, query } of QUESTIONS) {
    const bodies = name === 'lookup' ? lookups(file, query) : [JSON.stringify({ query })];
    const contenders = [
      { name: `${name}, floor`, server: floor, bodies },
      { name, server: ours, bodies },
    ];
    rows.push(...showBeside(await compare(contenders, rounds)));
  }
  await Promise.all([ours.stop(), floor.stop()]);
  printTable('Answers, not from a cache', [HEAD, ...rows]);
}

/** The same question again and again, beside a server that sends the same bytes, head and body, whatever it is asked. */
export async function measureCache(file: string, rounds: Rounds): Promise<void> {
  const ours = await ChildServer.start('serve-archive.ts', file);
  const rows: (string | number)[][] = [];
  for (const { name, query } of QUESTIONS.slice(0, 2)) {
    const body = JSON.stringify({ query });
    const response = await fetch(ours.url, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
    const headers = Array.from(response.headers).filter(([name]) => !NODES_OWN.has(name));
    const floor = await ChildServer.start('serve-bytes.ts', JSON.stringify(headers.flat()), await response.text());
    const contenders = [
      { name: `${name}, floor`, server: floor, bodies: [body] },
      { name, server: ours, bodies: [body] },
    ];
    rows.push(...showBeside(await compare(contenders, rounds)));
    await floor.stop();
  }
  await ours.stop();
  printTable('Answers from the cache, beside the same bytes from node:http', [HEAD, ...rows]);
}

function lookups(file: string, query: string): string[] {
  const database = new Database(file, { readonly: true });
  const keys = database.prepare('select key from article order by key limit ?').pluck().all(LOOKUPS) as string[];
  database.close();
  return keys.map((key) => JSON.stringify({ query, variables: { id: globalId('Article', key) } }));
}

export function globalId(type: string, key: string): string {
  return Buffer.from(`${type}:${key}`).toString('base64');
}

function showBeside([floor, ours]: readonly Figures[]): (string | number)[][] {
  return [floor!, ours!].map((figures) => [
    figures.name,
    figures.rate,
    `${Math.round(figures.least)}–${Math.round(figures.most)}`,
    figures.p50,
    figures.cpu,
    figures.rate / floor!.rate,
    floor!.cpu / figures.cpu,
  ]);
}
