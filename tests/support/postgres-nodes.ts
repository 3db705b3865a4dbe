import { execFileSync } from 'node:child_process';
import { appendFileSync, chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';

const INSTALLED = '/usr/lib/postgresql';

/** Where the programs of a Postgres server are; undefined where none is installed. */
export function findPostgres(): string | undefined {
  if (!existsSync(INSTALLED)) return undefined;
  return readdirSync(INSTALLED)
    .sort((a, b) => Number(b) - Number(a))
    .map((version) => join(INSTALLED, version, 'bin'))
    .find((folder) => existsSync(join(folder, 'initdb')));
}

/** A primary whose commits wait for a replica, and its replicas, on this machine. */
export class PostgresNodes {
  readonly #bin: string;
  readonly #root = mkdtempSync(join(tmpdir(), 'sourcebook-nodes-'));
  readonly #user = findUser();
  readonly ports: number[] = [];

  constructor(bin: string) {
    this.#bin = bin;
    if (this.#user) chownSync(this.#root, this.#user.uid, this.#user.gid);
  }

  async start(replicas: number): Promise<void> {
    this.ports.push(await findPort());
    this.#run('initdb', ['-D', this.#folder(0), '-U', 'keeper', '--auth=trust', '-E', 'UTF8', '--locale=C', '-N']);
    this.#configure(
      0,
      "synchronous_standby_names = 'ANY 1 (*)'\nsynchronous_commit = local\nwal_sender_timeout = 5s\n",
    );
    this.#launch(0);
    for (let node = 1; node <= replicas; node++) {
      this.ports.push(await findPort());
      const source = `host=127.0.0.1 port=${this.ports[0]} user=keeper application_name=node${node}`;
      this.#run('pg_basebackup', ['-D', this.#folder(node), '-d', source, '-R', '-X', 'stream', '-c', 'fast']);
      this.#configure(node, '');
      this.#launch(node);
    }
    if (replicas === 0) return;
    await this.ask(0, "alter system set synchronous_commit = 'on'");
    await this.ask(0, 'select pg_reload_conf()');
  }

  url(node: number): string {
    return `postgres://keeper@127.0.0.1:${this.ports[node]}/postgres`;
  }

  /** An address that names every node, so that whoever writes finds the primary. */
  get address(): string {
    return `postgres://keeper@${this.ports.map((port) => `127.0.0.1:${port}`).join(',')}/postgres`;
  }

  async ask<Row extends pg.QueryResultRow>(node: number, statement: string): Promise<Row[]> {
    const client = new pg.Client({ connectionString: this.url(node) });
    await client.connect();
    try {
      return (await client.query<Row>(statement)).rows;
    } finally {
      await client.end();
    }
  }

  /** Ends a node as a fault of its machine would. */
  kill(node: number): void {
    this.#control(node, ['stop', '-m', 'immediate']);
  }

  /** Makes the replica that received the most the primary, and lets the others follow it. */
  async promote(replicas: readonly number[]): Promise<number> {
    const received = await Promise.all(
      replicas.map(async (node) => {
        const [row] = await this.ask<{ bytes: string }>(
          node,
          "select pg_wal_lsn_diff(pg_last_wal_receive_lsn(), '0/0') as bytes",
        );
        return { node, bytes: Number(row!.bytes) };
      }),
    );
    const chosen = received.sort((a, b) => b.bytes - a.bytes)[0]!.node;
    this.#control(chosen, ['promote']);
    for (const node of replicas.filter((one) => one !== chosen)) {
      const source = `host=127.0.0.1 port=${this.ports[chosen]} user=keeper application_name=node${node}`;
      appendFileSync(join(this.#folder(node), 'postgresql.auto.conf'), `primary_conninfo = '${source}'\n`);
      await this.ask(node, 'select pg_reload_conf()');
    }
    return chosen;
  }

  close(): void {
    for (const node of this.ports.keys()) {
      if (existsSync(join(this.#folder(node), 'postmaster.pid'))) this.kill(node);
    }
    rmSync(this.#root, { recursive: true, force: true });
  }

  #folder(node: number): string {
    return join(this.#root, `node${node}`);
  }

  #configure(node: number, more: string): void {
    const own = `port = ${this.ports[node]}\nlisten_addresses = '127.0.0.1'\nunix_socket_directories = '${this.#root}'\n`;
    appendFileSync(join(this.#folder(node), 'postgresql.conf'), `${own}shared_buffers = 32MB\nfsync = off\n${more}`);
  }

  #launch(node: number): void {
    this.#control(node, ['start', '-l', join(this.#root, `log${node}`)]);
  }

  #control(node: number, args: readonly string[]): void {
    this.#run('pg_ctl', ['-D', this.#folder(node), '-w', ...args]);
  }

  #run(program: string, args: readonly string[]): void {
    execFileSync(join(this.#bin, program), args, {
      stdio: ['ignore', 'ignore', 'pipe'],
      cwd: this.#root,
      ...this.#user,
    });
  }
}

/** Postgres refuses to be run by root. */
function findUser(): { readonly uid: number; readonly gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const id = (which: string): number => Number(execFileSync('id', [which, 'postgres'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

async function findPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (typeof address !== 'object' || address === null) throw new Error('There is no free port.');
  return address.port;
}
