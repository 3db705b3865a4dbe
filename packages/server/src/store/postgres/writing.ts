import { setTimeout } from 'node:timers/promises';
import type { Deadline } from '../deadline.ts';
import { StoreError } from '../errors.ts';
import type { Address } from './address.ts';
import { Connection } from './connection.ts';
import { explainFault, isPassing } from './explain-fault.ts';
import { inSchema, lockArchive, type Session } from './session.ts';

/** How long a writer waits for another, which may have a large archive to settle. */
const WRITER_MS = 600_000;
/** How long a writer waits for a server to come back, or for another to take its place. */
const PATIENCE_MS = 60_000;
const LONGEST_PAUSE_MS = 2000;

/** One connection, that writes a transaction at a time and is replaced when it breaks. */
export class Writing implements Session {
  readonly #address: Address;
  readonly #patience: number;
  #connection: Connection | null = null;
  #isOpen = false;
  #last: Promise<unknown> = Promise.resolve();

  constructor(address: Address, patience = PATIENCE_MS) {
    this.#address = address;
    this.#patience = patience;
  }

  get shown(): string {
    return this.#address.shown;
  }

  async ask<Row extends object>(text: string, values: unknown[], deadline: Deadline | null): Promise<Row[]> {
    if (!this.#isOpen) return this.#inTurn(this.#begin, () => this.ask<Row>(text, values, deadline));
    try {
      return await this.#connection!.ask<Row>(text, values, deadline);
    } catch (error) {
      throw explainFault(this.shown, error);
    }
  }

  /** Done again where the connection breaks: then nothing of it was kept, or all of it, and doing it twice is once. */
  transaction<T>(work: () => Promise<T>): Promise<T> {
    return this.#inTurn(`${this.#begin}; ${lockArchive(this.#address.schema, WRITER_MS)}`, work);
  }

  snapshot<T>(work: () => Promise<T>): Promise<T> {
    return this.#inTurn(
      `begin transaction isolation level repeatable read read only; ${inSchema(this.#address.schema)}`,
      work,
    );
  }

  get #begin(): string {
    return `begin; ${inSchema(this.#address.schema)}`;
  }

  #inTurn<T>(begin: string, work: () => Promise<T>): Promise<T> {
    const result = this.#last.then(() => this.persist(() => this.#perform(begin, work)));
    this.#last = result.catch(() => undefined);
    return result;
  }

  /** Does something again until it succeeds on a connection that holds, or patience is at its end. */
  async persist<T>(work: () => Promise<T>): Promise<T> {
    const end = performance.now() + this.#patience;
    for (let pause = 50; ; pause = Math.min(2 * pause, LONGEST_PAUSE_MS)) {
      try {
        return await work();
      } catch (error) {
        const fault = explainFault(this.shown, error);
        if (!isPassing(fault) || performance.now() + pause > end) throw fault;
      }
      await setTimeout(pause);
    }
  }

  async #perform<T>(begin: string, work: () => Promise<T>): Promise<T> {
    const connection = await this.connect();
    await connection.query(begin);
    this.#isOpen = true;
    try {
      const value = await work();
      await connection.query('commit');
      return value;
    } catch (error) {
      if (!connection.isBroken) await connection.query('rollback').catch(() => undefined);
      throw error;
    } finally {
      this.#isOpen = false;
    }
  }

  async connect(): Promise<Connection> {
    if (this.#connection && !this.#connection.isBroken) return this.#connection;
    let fault: unknown;
    for (const server of this.#address.servers) {
      const connection = new Connection({ connectionString: server });
      try {
        await connection.connect();
        // Of several servers the one that can be written is wanted.
        const { rows } = await connection.query<{ transaction_read_only: string }>('show transaction_read_only');
        if (rows[0]?.transaction_read_only !== 'on') {
          this.#connection = connection;
          return connection;
        }
        fault ??= new StoreError('UNAVAILABLE', `${this.shown} can't be written: its server is a replica.`);
      } catch (error) {
        fault = error;
      }
      await connection.end().catch(() => undefined);
    }
    throw fault;
  }

  async close(): Promise<void> {
    await this.#last;
    await this.#connection?.end().catch(() => undefined);
  }
}
