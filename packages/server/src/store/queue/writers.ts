import pg from 'pg';
import type { Address } from '../postgres/address.ts';
import { CONNECT_MS } from '../postgres/connection.ts';
import { Servers } from '../postgres/servers.ts';

/** Connections to whichever of an archive's servers can be written. */
export function openWriters(address: Address, most: number): pg.Pool {
  const servers = new Servers(...address.servers.map((server) => [server]));
  class Writer extends pg.Client {
    readonly #server: string;

    constructor() {
      const server = servers.next();
      super({
        connectionString: server,
        application_name: 'sourcebook worker',
        connectionTimeoutMillis: CONNECT_MS,
        keepAlive: true,
      });
      this.#server = server;
    }

    override connect(): Promise<this>;
    override connect(callback: (error: Error) => void): void;
    override connect(callback?: (error: Error) => void): Promise<this> | undefined {
      const connected = this.#begin();
      if (!callback) return connected;
      connected.then(
        () => callback(undefined as unknown as Error),
        (error: Error) => callback(error),
      );
      return undefined;
    }

    async #begin(): Promise<this> {
      try {
        await super.connect();
        const { rows } = await this.query<{ transaction_read_only: string }>('show transaction_read_only');
        if (rows[0]?.transaction_read_only === 'on') throw new Error('Connection terminated: the server is a replica.');
        return this;
      } catch (error) {
        servers.passOver(this.#server);
        throw error;
      }
    }
  }
  const pool = new pg.Pool({
    Client: Writer as unknown as new () => pg.ClientBase,
    max: most,
    connectionTimeoutMillis: CONNECT_MS,
  });
  // A connection that breaks while nobody uses it is replaced; one that is used tells whoever waits for it.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}
