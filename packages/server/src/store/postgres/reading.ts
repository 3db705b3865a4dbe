import type { Deadline } from '../deadline.ts';
import { StoreError } from '../errors.ts';
import type { Connection } from './connection.ts';
import { explainFault } from './explain-fault.ts';
import type { Readers } from './readers.ts';
import { inSchema, READ_STAMP, type Session } from './session.ts';

/** One snapshot of an archive, on a connection that is taken when the first statement is asked. */
export class Reading implements Session {
  readonly #readers: Readers;
  #connection: Promise<Connection> | null = null;
  #isOver = false;
  #version: string | null = null;

  constructor(readers: Readers) {
    this.#readers = readers;
  }

  get shown(): string {
    return this.#readers.shown;
  }

  /** Of what is read; null before the first statement. */
  get version(): string | null {
    return this.#version;
  }

  async ask<Row extends object>(text: string, values: unknown[], deadline: Deadline | null): Promise<Row[]> {
    try {
      this.#refuseWhenOver();
      this.#connection ??= this.#begin();
      const connection = await this.#connection;
      this.#refuseWhenOver();
      return await connection.ask<Row>(text, values, deadline);
    } catch (error) {
      throw explainFault(this.shown, error);
    }
  }

  async tell(text: string, values: unknown[]): Promise<void> {
    await this.ask(text, values, null);
  }

  #refuseWhenOver(): void {
    if (this.#isOver) throw new StoreError('FAILED', `${this.shown}: this reading is over.`);
  }

  async #begin(): Promise<Connection> {
    const connection = await this.#readers.take();
    try {
      const begin = `begin transaction isolation level repeatable read read only; ${inSchema(this.#readers.schema)}`;
      // Several statements have several results.
      const results = (await connection.query(`${begin}; ${READ_STAMP}`)) as unknown as { rows: { value: string }[] }[];
      this.#version = results.at(-1)?.rows[0]?.value ?? null;
      return connection;
    } catch (error) {
      this.#readers.giveBack(connection);
      throw error;
    }
  }

  transaction<T>(): Promise<T> {
    throw new StoreError('NOT_ALLOWED', `${this.shown} was opened to be read.`);
  }

  /** It is one already. */
  snapshot<T>(work: () => Promise<T>): Promise<T> {
    return work();
  }

  /** What still runs is stopped: whoever asked is gone. */
  async close(): Promise<void> {
    if (this.#isOver) return;
    this.#isOver = true;
    const connection = await this.#connection?.catch(() => null);
    if (!connection) return;
    if (connection.isBusy) connection.stop();
    if (!connection.isBroken) await connection.query('commit').catch(() => connection.stop());
    this.#readers.giveBack(connection);
  }
}
