import { connect } from 'node:net';
import pg from 'pg';
import type { Deadline } from '../deadline.ts';
import { types, writeValue } from './values.ts';

/** Statements that a connection keeps prepared: their texts come from the store's code and the shapes of filters. */
const STATEMENTS_KEPT = 300;
/** How long a server may take to let in. */
export const CONNECT_MS = 10_000;

let connections = 0;

/** A connection that prepares what it is asked more than once, and whose statements can be stopped. */
export class Connection extends pg.Client {
  /** Told apart from those of others, as a pooler may put several connections on one. */
  readonly #prefix = `sourcebook_${process.pid}_${++connections}_`;
  readonly #names = new Map<string, string>();
  #prepared = 0;
  #isBroken = false;
  #waiting = 0;
  #last: Promise<unknown> = Promise.resolve();

  constructor(config: pg.ClientConfig) {
    super({ application_name: 'sourcebook', connectionTimeoutMillis: CONNECT_MS, keepAlive: true, ...config, types });
    // What fails is told to whoever waits for a statement; a connection that breaks while nothing runs is replaced.
    this.on('error', () => {
      this.#isBroken = true;
    });
    this.on('end', () => {
      this.#isBroken = true;
    });
  }

  get isBroken(): boolean {
    return this.#isBroken;
  }

  /** Whether a statement runs or waits. */
  get isBusy(): boolean {
    return this.#waiting > 0;
  }

  /**
   * Statements run one after another.
   * @throws what the deadline gives, when it passes first; then the statement has been stopped.
   */
  async ask<Row extends object>(text: string, values: unknown[], deadline: Deadline | null): Promise<Row[]> {
    this.#waiting++;
    const answer = this.#last.then(() => this.#ask<Row>(text, values, deadline));
    this.#last = answer.catch(() => undefined);
    try {
      return await answer;
    } finally {
      this.#waiting--;
    }
  }

  /** Sends a statement behind those that were sent before it, without waiting for their answers. */
  async tell(text: string, values: unknown[]): Promise<void> {
    await this.query(this.#queryOf(text, values));
  }

  #queryOf(text: string, values: unknown[]): pg.QueryConfig {
    if (this.#isBroken) throw new Error('Connection terminated');
    const name = this.#nameOf(text);
    return { text, values: values.map(writeValue), ...(name !== undefined && { name }) };
  }

  async #ask<Row extends object>(text: string, values: unknown[], deadline: Deadline | null): Promise<Row[]> {
    const query = this.#queryOf(text, values);
    if (deadline === null) return (await this.query<Row>(query)).rows;
    const left = deadline.at - performance.now();
    if (left <= 0) throw deadline.miss();
    let isLate = false;
    const timer = setTimeout(() => {
      isLate = true;
      this.stop();
    }, left);
    try {
      return (await this.query<Row>(query)).rows;
    } catch (error) {
      throw isLate ? deadline.miss() : error;
    } finally {
      clearTimeout(timer);
    }
  }

  /**
   * Asks the server to stop the statement that runs
   * (https://www.postgresql.org/docs/current/protocol-flow.html#PROTOCOL-FLOW-CANCELING-REQUESTS). The request may come
   * late, so the connection is not to be used for another.
   */
  stop(): void {
    this.#isBroken = true;
    const { processID, secretKey } = this as unknown as { processID: number | null; secretKey: number | null };
    if (processID === null || secretKey === null) return;
    const request = Buffer.alloc(16);
    for (const [index, word] of [16, 80_877_102, processID, secretKey].entries()) request.writeInt32BE(word, 4 * index);
    const path = this.host.startsWith('/') ? { path: `${this.host}/.s.PGSQL.${this.port}` } : null;
    const socket = connect(path ?? { host: this.host, port: this.port }, () => socket.end(request));
    socket.on('error', () => socket.destroy());
  }

  /** Undefined for what is asked the first time, which may be the last. */
  #nameOf(text: string): string | undefined {
    const known = this.#names.get(text);
    if (known !== undefined) return known === '' ? this.#prepare(text) : known;
    if (this.#names.size >= STATEMENTS_KEPT) return undefined;
    this.#names.set(text, '');
    return undefined;
  }

  #prepare(text: string): string {
    const name = `${this.#prefix}${++this.#prepared}`;
    this.#names.set(text, name);
    return name;
  }
}
