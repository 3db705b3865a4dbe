import { EventEmitter } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { type JobHelpers, type Runner, run, type TaskList, type WorkerEvents } from 'graphile-worker';
import type pg from 'pg';
import { StoreError } from '../errors.ts';
import { parseAddress } from '../postgres/address.ts';
import { explainFault, isPassing } from '../postgres/explain-fault.ts';
import { openPostgres } from '../postgres/open.ts';
import type { PostgresEngine } from '../postgres/postgres.ts';
import { Settler } from '../settle.ts';
import { Store } from '../store.ts';
import { forgetDeadLetters } from './dead-letters.ts';
import { type AddPayload, JOBS } from './jobs.ts';
import { Presence } from './presence.ts';
import { openQueue, type Queue } from './queue.ts';
import { queueSchemaOf, quoteName } from './queue-schema.ts';
import { dropQueued, type QueuedCapture, readQueued } from './queued-captures.ts';
import { quietLogger } from './quiet-logger.ts';
import { openWriters } from './writers.ts';

export interface WorkOptions {
  /** Jobs at a time. */
  readonly concurrency: number;
  /** Whether to end when nothing is left to be done, by this worker or another. */
  readonly once: boolean;
  /** Asks to end: what is under way is finished, nothing else is begun. */
  readonly stopped: Promise<void>;
  readonly report: WorkReport;
  /** Told when the queue is there and work begins. */
  readonly begun: () => void;
}

export interface WorkReport {
  added(captures: number): void;
  /** Something is to be settled, which may take long. */
  settling(): void;
  settled(revision: string): void;
  /** A job that is tried again, unless this was the last attempt. */
  failed(job: string, attempt: number, of: number, message: string): void;
  /** The server is away. */
  interrupted(message: string): void;
}

/** For what else the pool serves: notifications, the worker's lock, looking whether the queue is empty. */
const OWN_CONNECTIONS = 4;
const POLL_MS = 1000;
/** Settling waits so long for batches that are being added, so that it need not begin again for them. */
const GATHER_MS = 20_000;
const GATHER_POLL_MS = 250;
/** Captures that a job settles: less than in one process, since whoever is killed begins the portion anew. */
const PORTION = 1500;

/** Takes jobs from an archive's queue, beside any number of other workers. */
export async function workOn(archive: string, options: WorkOptions): Promise<void> {
  const queue = await openQueue(archive);
  const pool = openWriters(parseAddress(archive), options.concurrency + OWN_CONNECTIONS);
  const worker = new Worker(archive, queue, pool, options);
  try {
    await worker.work();
  } catch (error) {
    throw explainFault(parseAddress(archive).shown, error);
  } finally {
    await worker.close();
    await pool.end();
    await queue.close();
  }
}

class Worker {
  readonly #archive: string;
  readonly #schema: string;
  readonly #queue: Queue;
  readonly #pool: pg.Pool;
  readonly #options: WorkOptions;
  /** Each writes one transaction at a time, so that each job has one of its own. */
  readonly #idle: PostgresEngine[] = [];
  readonly #settler = new Settler();
  #isStopping = false;

  constructor(archive: string, queue: Queue, pool: pg.Pool, options: WorkOptions) {
    this.#archive = archive;
    this.#schema = queueSchemaOf(archive);
    this.#queue = queue;
    this.#pool = pool;
    this.#options = options;
  }

  async work(): Promise<void> {
    // What another worker left unsettled, or an ingest that was cut short.
    await this.#queue.settle();
    this.#options.begun();
    const over = this.#untilOver();
    // A runner that can't tell the queue what it did gives up; when the server is back another one goes on.
    while (!this.#isStopping) await this.#run(over);
  }

  async close(): Promise<void> {
    await this.#settler.close();
    await Promise.all(this.#idle.map((engine) => engine.close()));
  }

  async #untilOver(): Promise<void> {
    const { stopped, once } = this.#options;
    await Promise.race([stopped, ...(once ? [this.#untilEmpty()] : [])]);
    this.#isStopping = true;
  }

  async #untilEmpty(): Promise<void> {
    while (!this.#isStopping) {
      const { rows } = await this.#pool
        .query(
          `select 1 from ${quoteName(this.#schema)}.jobs where attempts < max_attempts or locked_at is not null limit 1`,
        )
        .catch(() => ({ rows: [null] }));
      if (rows.length === 0) return;
      await setTimeout(POLL_MS);
    }
  }

  async #run(over: Promise<void>): Promise<void> {
    const presence = new Presence(this.#pool, this.#schema);
    const events: WorkerEvents = new EventEmitter();
    events.on('pool:create', ({ workerPool }) => presence.announce(workerPool.id));
    events.on('job:error', ({ job, error }) => {
      const message = error instanceof Error ? error.message : String(error);
      this.#options.report.failed(job.task_identifier, job.attempts, job.max_attempts, message);
    });
    let runner: Runner | undefined;
    let isRunning = true;
    try {
      runner = await run({
        pgPool: this.#pool,
        schema: this.#schema,
        concurrency: this.#options.concurrency,
        pollInterval: POLL_MS,
        noHandleSignals: true,
        parsedCronItems: [],
        taskList: this.#tasks(),
        logger: quietLogger(),
        events,
      });
      const ended = runner.promise
        .catch(() => undefined)
        .then(() => {
          isRunning = false;
        });
      await Promise.race([over, ended]);
      if (isRunning) await runner.stop();
    } catch (error) {
      const fault = explainFault(parseAddress(this.#archive).shown, error);
      if (!isPassing(fault)) throw fault;
      this.#options.report.interrupted((fault as Error).message);
    } finally {
      await presence.close();
    }
    if (!this.#isStopping) await setTimeout(POLL_MS);
  }

  #tasks(): TaskList {
    return {
      [JOBS.add]: (payload, helpers) =>
        this.#withEngine(helpers, (engine) => this.#add(engine, payload as AddPayload, helpers)),
      [JOBS.settle]: (_, helpers) => this.#withEngine(helpers, (engine) => this.#settle(engine, helpers)),
    };
  }

  /** Each step may be done again: captures that are there are not added, and what is gone from the queue was. */
  async #add(engine: PostgresEngine, { batch }: AddPayload, { job }: JobHelpers): Promise<void> {
    const captures = await readQueued(engine, batch);
    // What can't be added must not keep the rest of its batch out.
    const portions = job.attempts === 1 ? [captures] : captures.map((capture) => [capture]);
    let fault: unknown;
    for (const portion of portions) {
      try {
        await this.#addTogether(engine, batch, portion);
      } catch (error) {
        if (isTemporary(error)) throw error;
        fault ??= error;
      }
    }
    if (fault) throw fault;
  }

  async #addTogether(engine: PostgresEngine, batch: string, captures: readonly QueuedCapture[]): Promise<void> {
    if (captures.length === 0) return;
    await new Store(engine).inputs.add(captures);
    await this.#queue.settle();
    await dropQueued(engine, batch, captures);
    this.#options.report.added(captures.length);
  }

  /** A portion a job, so that no job takes long and none is tried again for what was done. */
  async #settle(engine: PostgresEngine, { abortSignal }: JobHelpers): Promise<void> {
    const end = performance.now() + GATHER_MS;
    while ((await this.#isAdding()) && performance.now() < end && !abortSignal.aborted) {
      await setTimeout(GATHER_POLL_MS);
    }
    const store = new Store(engine);
    if (!(await store.archive.state()).settled) this.#options.report.settling();
    const options = { portion: PORTION, isOver: () => true };
    const { revision, changed, settled } = await this.#settler.settle(engine, options);
    if (!settled) return this.#queue.settle();
    await forgetDeadLetters(engine, this.#schema);
    if (changed) this.#options.report.settled(revision);
  }

  async #isAdding(): Promise<boolean> {
    const { rowCount } = await this.#pool.query(
      `select 1 from ${quoteName(this.#schema)}.jobs where task_identifier = $1 and attempts <= max_attempts
        and (locked_at is not null or (attempts < max_attempts and run_at <= now())) limit 1`,
      [JOBS.add],
    );
    return rowCount !== 0;
  }

  /** Who waits for another that settles a large archive has not failed. */
  async #withEngine(helpers: JobHelpers, work: (engine: PostgresEngine) => Promise<void>): Promise<void> {
    const engine = this.#idle.pop() ?? (await openPostgres(this.#archive, 'write'));
    try {
      for (;;) {
        try {
          return await work(engine);
        } catch (error) {
          if (!isBusy(error) || helpers.abortSignal.aborted) throw error;
        }
      }
    } finally {
      this.#idle.push(engine);
    }
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof StoreError && error.code === 'BUSY';
}

/** The same for all captures, as long as it lasts. */
function isTemporary(error: unknown): boolean {
  return isBusy(error) || isPassing(error);
}
