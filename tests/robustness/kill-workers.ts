import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { openStore } from '@sourcebook/server';
import pg from 'pg';
import { createWorld } from '../bench/world.ts';
import { writePages } from '../bench/write-captures.ts';
import { Random } from '../support/seeded-random.ts';
import { compareArchives } from './compare-archives.ts';
import { type Ended, type Running, SOURCE, start } from './processes.ts';

export interface WorkersPlan {
  /** An address whose schema holds nothing yet. */
  readonly archive: string;
  readonly articles: number;
  readonly workers: number;
  /** On average, between one kill and the next. */
  readonly seconds: number;
  /** How often settling is cut short before it is left to end, for few articles: a portion is not done twice, but begins anew. */
  readonly settleKills: number;
  /** Random queries that are asked of both archives. */
  readonly queries: number;
  readonly seed: number;
  readonly command?: readonly string[];
  readonly report?: (line: string) => void;
}

export interface WorkersFigures {
  readonly captures: number;
  readonly killed: number;
  /** Workers that have settled what all the others had added, or died of it. */
  readonly settlers: number;
  readonly answers: number;
  /** What was wrong, a line each. */
  readonly faults: readonly string[];
}

interface Waiting {
  readonly add: number;
  readonly settle: number;
  /** Who settles. */
  readonly settler: string | null;
}

const NOTHING: Waiting = { add: 0, settle: 0, settler: null };

/** Lets workers ingest what is also ingested into a file undisturbed, kills them all the while, and compares. */
export class KillWorkers {
  readonly #plan: WorkersPlan;
  readonly #root = mkdtempSync(join(tmpdir(), 'sourcebook-workers-'));
  readonly #pages = join(this.#root, 'pages');
  readonly #file = join(this.#root, 'archive.db');
  readonly #random: Random;
  readonly #faults: string[] = [];
  #workers: Running[] = [];
  #killed = 0;

  constructor(plan: WorkersPlan) {
    this.#plan = plan;
    this.#random = new Random(plan.seed);
  }

  async run(): Promise<WorkersFigures> {
    const { articles, archive, seed, report, workers } = this.#plan;
    try {
      writePages(createWorld(articles, seed), this.#pages);
      const alone = await this.#start(['ingest', this.#pages, '--archive', this.#file]).ended;
      report?.(`${seconds(alone)} s for an undisturbed ingest into a file: ${lastLines(alone)}`);
      await this.#enqueue();
      const began = performance.now();
      for (let worker = 0; worker < workers; worker++) this.#hire();
      const settlers = await this.#killUntilDone();
      report?.(`${((performance.now() - began) / 1000).toFixed(1)} s for ${workers} workers, ${this.#killed} killed`);
      await this.#dismiss();
      const captures = await this.#comparePlaces();
      await this.#check(['problems', '--archive', archive]);
      await this.#check(['verify', '--archive', archive]);
      const { queries } = this.#plan;
      const { clean, differences } = await compareArchives({ archives: [this.#file, archive], queries, seed });
      this.#faults.push(...differences);
      return { captures, killed: this.#killed, settlers, answers: clean, faults: this.#faults };
    } finally {
      for (const { child } of this.#workers) child.kill('SIGKILL');
      rmSync(this.#root, { recursive: true, force: true });
    }
  }

  #start(args: readonly string[]): Running {
    return start(args, { command: this.#plan.command ?? SOURCE });
  }

  #hire(): void {
    this.#workers.push(this.#start(['work', '--archive', this.#plan.archive, '--concurrency', '2']));
  }

  /** Killed itself, and begun again: what was queued before is not queued twice. */
  async #enqueue(): Promise<void> {
    const args = ['ingest', this.#pages, '--enqueue', '--archive', this.#plan.archive];
    const first = this.#start(args);
    while ((await this.#waiting()).add === 0 && first.child.exitCode === null) await setTimeout(20);
    first.child.kill('SIGKILL');
    await first.ended;
    const second = await this.#start(args).ended;
    if (second.code !== 0) this.#faults.push(`ingest --enqueue ended with ${second.code}: ${second.err}`);
    this.#plan.report?.(`${seconds(second)} s to enqueue: ${lastLines(second)}`);
  }

  /** @returns how many workers have settled when everything was added. */
  async #killUntilDone(): Promise<number> {
    const settlers = new Set<string>();
    for (;;) {
      const pause = this.#plan.seconds * 1000 * this.#random.between(5, 15) * 0.1;
      let left = 0;
      for (const end = performance.now() + pause; performance.now() < end; await setTimeout(100)) {
        const { add, settle, settler } = await this.#waiting();
        if (add === 0 && settler) settlers.add(settler);
        if (add + settle === 0) return settlers.size;
        left = add;
      }
      await this.#killOne(left, settlers.size > this.#plan.settleKills);
    }
  }

  async #killOne(add: number, letSettle: boolean): Promise<void> {
    const victims = this.#workers.filter((worker) => !letSettle || !isSettling(worker));
    const worker = this.#random.pick(victims);
    this.#workers = this.#workers.filter((other) => other !== worker);
    worker.child.kill('SIGKILL');
    const { signal, code, err } = await worker.ended;
    if (signal === 'SIGKILL') this.#killed++;
    else this.#faults.push(`A worker ended by itself, with ${code}: ${err}`);
    const jobs = worker.out().match(/^Added/gm)?.length ?? 0;
    const what = isSettling(worker) ? ', while it settled' : '';
    this.#plan.report?.(`killed a worker that had added ${jobs} batches${what}; ${add} are left`);
    this.#hire();
  }

  /** Asked to stop, workers end by themselves. */
  async #dismiss(): Promise<void> {
    for (const { child, out } of this.#workers) {
      // One that has only been started is not there yet to be asked.
      while (!out().startsWith('Works for') && child.exitCode === null) await setTimeout(50);
      child.kill('SIGTERM');
    }
    for (const { ended } of this.#workers) {
      const { code, err } = await ended;
      if (code !== 0) this.#faults.push(`A worker that was asked to stop ended with ${code}: ${err}`);
    }
    this.#workers = [];
  }

  async #waiting(): Promise<Waiting> {
    const url = new URL(this.#plan.archive);
    const schema = `${url.searchParams.get('schema') ?? 'public'}_queue`;
    url.searchParams.delete('schema');
    const client = new pg.Client({ connectionString: url.href });
    await client.connect();
    try {
      const { rows } = await client.query<Waiting>(
        `select count(*) filter (where task_identifier = 'add')::integer as add,
          count(*) filter (where task_identifier = 'settle')::integer as settle,
          max(locked_by) filter (where task_identifier = 'settle') as settler
          from ${schema}.jobs where attempts < max_attempts or locked_at is not null`,
      );
      return rows[0]!;
    } catch (error) {
      // The queue is not there yet, or is being made.
      if (error instanceof pg.DatabaseError && /^42(P01|703)$/.test(error.code ?? '')) return NOTHING;
      throw error;
    } finally {
      await client.end();
    }
  }

  /** Nothing is lost and nothing there twice: the same bytes at the same places, and the same revision. */
  async #comparePlaces(): Promise<number> {
    const [one, other] = await Promise.all(
      [this.#file, this.#plan.archive].map(async (name) => {
        const store = await openStore(name, 'read');
        try {
          return { places: await store.transfer.places(), state: await store.archive.state() };
        } finally {
          await store.close();
        }
      }),
    );
    for (const part of ['state', 'places'] as const) {
      const [expected, found] = [one, other].map((archive) => JSON.stringify(archive![part]));
      if (expected !== found) this.#faults.push(`${part}: ${expected!.slice(0, 500)} and ${found!.slice(0, 500)}`);
    }
    return other!.places.length;
  }

  async #check(args: readonly string[]): Promise<void> {
    const { code, out, err } = await this.#start(args).ended;
    if (code !== 0) this.#faults.push(`${args[0]} ended with ${code}: ${out.slice(0, 500)}${err.slice(0, 500)}`);
  }
}

function isSettling(worker: Running): boolean {
  return worker.out().endsWith('Settling…\n');
}

function seconds({ milliseconds }: Ended): string {
  return (milliseconds / 1000).toFixed(1);
}

function lastLines({ out }: Ended): string {
  return out.trim().split('\n').slice(-3).join(' ');
}
