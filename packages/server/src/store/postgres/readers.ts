import pg from 'pg';
import type { Address } from './address.ts';
import { CONNECT_MS, Connection } from './connection.ts';
import { Servers } from './servers.ts';

/** Connections that one process reads by, unless told otherwise. */
const MOST_CONNECTIONS = 10;
const IDLE_MS = 30_000;

/** The connections that an archive is read by: on its replicas where it has any, spread over them. */
export class Readers {
  readonly shown: string;
  readonly schema: string;
  readonly #pool: pg.Pool;
  readonly #servers: Servers;

  constructor(address: Address, replicas: readonly Address[] = [], most = MOST_CONNECTIONS) {
    this.shown = address.shown;
    this.schema = address.schema;
    const servers = new Servers(
      replicas.flatMap((replica) => replica.servers),
      // One after another: the first is the preferred.
      ...address.servers.map((server) => [server]),
    );
    this.#servers = servers;
    class Reader extends Connection {
      readonly #server: string;

      constructor() {
        const server = servers.next();
        super({ connectionString: server });
        this.#server = server;
      }

      override connect(): Promise<this>;
      override connect(callback: (error: Error) => void): void;
      override connect(callback?: (error: Error) => void): Promise<this> | undefined {
        if (!callback) return super.connect() as Promise<this>;
        super.connect((error: Error) => {
          if (error) servers.passOver(this.#server);
          callback(error);
        });
        return undefined;
      }
    }
    this.#pool = new pg.Pool({
      Client: Reader as unknown as new () => pg.ClientBase,
      max: most,
      idleTimeoutMillis: IDLE_MS,
      connectionTimeoutMillis: CONNECT_MS,
      allowExitOnIdle: true,
    });
    // A connection that breaks while nobody uses it is replaced.
    this.#pool.on('error', () => undefined);
  }

  async take(): Promise<Connection> {
    for (let attempt = 1; ; attempt++) {
      try {
        return (await this.#pool.connect()) as unknown as Connection;
      } catch (error) {
        if (attempt >= this.#servers.count) throw error;
      }
    }
  }

  giveBack(connection: Connection): void {
    (connection as unknown as pg.PoolClient).release(connection.isBroken);
  }

  close(): Promise<void> {
    return this.#pool.end();
  }
}
