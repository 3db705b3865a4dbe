import pg from 'pg';
import { startPglite } from './pglite-server.ts';

/** A database that archives can be kept in. */
export interface TestEngine {
  readonly name: string;
  start(): Promise<RunningEngine>;
}

export interface RunningEngine {
  /** The name of an archive that holds nothing yet; undefined for a file of the test's own. */
  newArchive(): string | undefined;
  close(): Promise<void>;
}

let made = 0;

const file: TestEngine = {
  name: 'a file',
  start: async () => ({ newArchive: () => undefined, close: async () => undefined }),
};

const pglite: TestEngine = {
  name: 'PGlite',
  async start() {
    const { url, close } = await startPglite();
    return { newArchive: () => `${url}?schema=archive_${++made}`, close };
  },
};

/** The server that DATABASE_URL names, in schemas that are dropped behind the tests. */
function postgres(url: string): TestEngine {
  return {
    name: 'Postgres',
    async start() {
      const schemas: string[] = [];
      return {
        newArchive() {
          const schema = `sourcebook_test_${process.pid}_${++made}`;
          schemas.push(schema);
          return `${url}${url.includes('?') ? '&' : '?'}schema=${schema}`;
        },
        async close() {
          const client = new pg.Client({ connectionString: url });
          await client.connect();
          for (const schema of schemas) {
            await client.query(
              `drop schema if exists ${schema} cascade; drop schema if exists ${schema}_queue cascade`,
            );
          }
          await client.end();
        },
      };
    },
  };
}

const url = process.env.DATABASE_URL;
if (!url && process.env.SOURCEBOOK_REQUIRE_POSTGRES === '1') {
  throw new Error('SOURCEBOOK_REQUIRE_POSTGRES is set, but DATABASE_URL names no server.');
}
if (!url) console.info('DATABASE_URL names no Postgres server: its tests run on PGlite alone.');

/** Those beside the file. */
export const servers: readonly TestEngine[] = [pglite, ...(url ? [postgres(url)] : [])];
export const engines: readonly TestEngine[] = [file, ...servers];
