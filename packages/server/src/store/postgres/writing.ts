import { setTimeout } from 'node:timers/promises';
import type { Deadline } from '../deadline.ts';
import { StoreError } from '../errors.ts';
import type { Address } from './address.ts';
import { Connection } from './connection.ts';
import { explainFault, isPassing } from './explain-fault.ts';
import { inSchema, lockArchive, type Session, STAMP } from './session.ts';

/** How long a writer waits for another, which may have a large archive to settle. */
const WRITER_MS = 600_000;
/** How long a writer waits for a server to come back, or for another to take its place. */
const PATIENCE_MS = 60_000;
const LONGEST_PAUSE_MS = 2000;
/** Statements that may be under way at once. */
const MOST_TOLD = 500;

/** Statements of a transaction that were sent without waiting for their answers. */
interface Told {
  waiting: number;
  last: Promise<void>;
  /** The first that went wrong. */
  fault: unknown;
}

/** One connection, that writes a transaction at a time and is replaced when it breaks. */
export class Writing implements Session {
  readonly #address: Address;
  readonly #patience: number;
  #connection: Connection | null = null;
  #isOpen = false;
  #told: Told = { waiting: 0, last: Promise.resolve(), fault: undefined };
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
      throw explainFault(this.shown, this.#told.fault ?? error);
    }
  }

  /** Statements that follow each other are sent one behind the other: settling has many, each small. */
  async tell(text: string, values: unknown[]): Promise<void> {
    if (!this.#isOpen) return this.#inTurn(this.#begin, () => this.tell(text, values));
    const told = this.#told;
    told.waiting++;
    told.last = this.#connection!.tell(text, values).then(
      () => void told.waiting--,
      (error: unknown) => {
        told.waiting--;
        told.fault ??= error;
      },
    );
    if (told.waiting >= MOST_TOLD) await told.last;
    if (told.fault) throw explainFault(this.shown, told.fault);
  }

  /** Done again where the connection breaks: then nothing of it was kept, or all of it, and doing it twice is once. */
  transaction<T>(work: () => Promise<T>): Promise<T> {
    return this.#inTurn(`${this.#begin}; ${lockArchive(this.#address.schema, WRITER_MS)}`, async () => {
      const value = await work();
      await this.ask(STAMP, [], null);
      return value;
    });
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
    this.#told = { waiting: 0, last: Promise.resolve(), fault: undefined };
    this.#isOpen = true;
    try {
      const value = await work();
      await this.#told.last;
      // The server would take "commit" for "rollback", and say nothing.
      if (this.#told.fault) throw this.#told.fault;
      await connection.query('commit');
      return value;
    } catch (error) {
      // What was sent behind a fault leaves the connection in doubt.
      this.#connection = null;
      await connection.end().catch(() => undefined);
      throw error;
    } finally {
      this.#isOpen = false;
    }
  }

  async connect(): Promise<Connection> {
    if (this.#connection && !this.#connection.isBroken) return this.#connection;
    let fault: unknown;
    for (const server of this.#address.servers) {
      const connection = new Connection({ connectionString: server, pipeline: true });
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
