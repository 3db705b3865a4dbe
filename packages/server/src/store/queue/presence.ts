import type pg from 'pg';
import { quoteName } from './queue-schema.ts';

/** "SBK2": tells the locks of workers from those of other programs in the database. */
const LOCK = 0x53424b32;
const INTERVAL_MS = 2000;
/** So that a server lets go in half a minute when a worker's machine is gone without a word. */
const KEEP_ALIVE = 'set tcp_keepalives_idle = 10; set tcp_keepalives_interval = 5; set tcp_keepalives_count = 3';

/**
 * Tells the living from the dead: a worker holds a lock for as long as its connection lasts, and what one that holds
 * none had begun is given to others. The queue itself would wait four hours.
 */
export class Presence {
  readonly #pool: pg.Pool;
  readonly #schema: string;
  readonly #timer: NodeJS.Timeout;
  #worker = '';
  #held: pg.PoolClient | null = null;
  #step: Promise<void> = Promise.resolve();

  constructor(pool: pg.Pool, schema: string) {
    this.#pool = pool;
    this.#schema = quoteName(schema);
    this.#timer = setInterval(() => this.#next(), INTERVAL_MS);
  }

  /** Begins to live under a name. */
  announce(worker: string): void {
    this.#worker = worker;
    this.#leave();
    this.#next();
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.#step;
    this.#leave();
  }

  #next(): void {
    this.#step = this.#step
      .then(() => this.#hold())
      .then(() => this.#freeJobs())
      // The server is away: all this is done again when it is back.
      .catch(() => this.#leave());
  }

  /** Ends the connection, and the lock with it. */
  #leave(): void {
    this.#held?.release(true);
    this.#held = null;
  }

  async #hold(): Promise<void> {
    if (this.#held || this.#worker === '') return;
    const client = await this.#pool.connect();
    this.#held = client;
    await client.query(KEEP_ALIVE);
    await client.query('select pg_advisory_lock($1, hashtext($2))', [LOCK, this.#worker]);
  }

  async #freeJobs(): Promise<void> {
    await this.#held?.query(
      `select ${this.#schema}.force_unlock_workers(array(
        select locked_by from (select distinct locked_by from ${this.#schema}.jobs where locked_by <> $1) others
        where pg_try_advisory_xact_lock($2, hashtext(locked_by))))`,
      [this.#worker, LOCK],
    );
  }
}
