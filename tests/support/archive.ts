import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type ArchiveReader, createArchiveServer, openArchive, runCommand } from '@sourcebook/server';

/** The sample's folder. */
export const SEEDS = fileURLToPath(new URL('../../seeds/', import.meta.url)).replace(/\/$/, '');

export interface CommandRun {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

export interface RunOptions {
  readonly input?: string;
  readonly isTerminal?: boolean;
  readonly stopped?: Promise<void>;
}

/** Runs the command line in process. */
export async function run(args: readonly string[], options: RunOptions = {}): Promise<CommandRun> {
  let out = '';
  let err = '';
  const code = await runCommand(args, {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    isTerminal: options.isTerminal ?? false,
    readInput: async () => options.input ?? '',
    stopped: options.stopped ?? Promise.resolve(),
  });
  return { code, out, err };
}

export interface Answer<Data = unknown> {
  readonly data: Data;
  readonly errors?: readonly { message: string; path?: (string | number)[]; extensions: { code: string } }[];
}

export type Files = Readonly<Record<string, string | Uint8Array | object>>;

/** A temporary folder with an archive beside it. */
export class TestArchive {
  readonly #root = mkdtempSync(join(tmpdir(), 'sourcebook-'));
  readonly folder = join(this.#root, 'pages');
  /** A file, or an address. */
  readonly file: string;
  #archive: Promise<ArchiveReader> | undefined;
  #fetch: typeof fetch | undefined;

  constructor(files: Files = {}, archive?: string) {
    this.file = archive ?? join(this.#root, 'archive.db');
    mkdirSync(this.folder);
    this.write(files);
  }

  /** Puts files into the folder; what is neither text nor bytes is written as JSON. */
  write(files: Files): void {
    for (const [path, content] of Object.entries(files)) {
      const file = join(this.folder, path);
      mkdirSync(dirname(file), { recursive: true });
      const isRaw = typeof content === 'string' || content instanceof Uint8Array;
      writeFileSync(file, isRaw ? content : JSON.stringify(content));
    }
  }

  ingest(...args: string[]): Promise<CommandRun> {
    return run(['ingest', ...(args.length > 0 ? args : [this.folder]), '--archive', this.file]);
  }

  /** The answer as it is, errors too. */
  async request<Data>(query: string, variables: object = {}): Promise<Answer<Data>> {
    this.#archive ??= openArchive(this.file);
    this.#fetch ??= createArchiveServer(await this.#archive, {
      limits: { cost: 1e9, milliseconds: 60_000, tokens: 10_000, aliases: 1000 },
    }).fetch;
    const response = await this.#fetch('http://localhost/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json' },
      body: JSON.stringify({ query, variables }),
    });
    return (await response.json()) as Answer<Data>;
  }

  /** The data of an answer without errors. */
  async ask<Data>(query: string, variables: object = {}): Promise<Data> {
    const { data, errors } = await this.request<Data>(query, variables);
    if (errors) throw new Error(errors.map(({ message, path }) => `${path?.join('.')}: ${message}`).join('\n'));
    return data;
  }

  /** Codes of the answer's errors. */
  async codes(query: string, variables: object = {}): Promise<string[]> {
    const { errors = [] } = await this.request(query, variables);
    return errors.map(({ extensions }) => extensions.code);
  }

  async close(): Promise<void> {
    await (await this.#archive)?.close();
    rmSync(this.#root, { recursive: true });
  }
}

/** An archive of files, ingested. */
export async function ingestFiles(files: Files): Promise<TestArchive> {
  const archive = new TestArchive(files);
  const { code, out, err } = await archive.ingest();
  if (code !== 0) throw new Error(`${out}${err}`);
  return archive;
}

/** The sample, ingested. */
export async function ingestSample(): Promise<TestArchive> {
  const archive = new TestArchive();
  const { code, out, err } = await archive.ingest(SEEDS);
  if (code !== 0) throw new Error(`${out}${err}`);
  return archive;
}
