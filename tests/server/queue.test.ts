import { setTimeout } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type CommandRun, type Files, ingestFiles, run, TestArchive } from '../support/archive.ts';
import { engines, type RunningEngine, servers } from '../support/engines.ts';
import { inventPages } from '../support/invented-archive.ts';

const STATE = '{ archive { revision captureCount articleCount settled } }';

describe.each(engines)('Problems of an archive on $name', (engine) => {
  let running: RunningEngine;
  beforeAll(async () => {
    running = await engine.start();
  }, 120_000);
  afterAll(() => running.close());

  test('are listed by path, with reader and byte', async () => {
    const archive = new TestArchive({ 'quay.txt': 'Quay\n\nA text.\n' }, running.newArchive());
    const problems = () => run(['problems', '--archive', archive.file]);
    try {
      await archive.ingest();
      expect(await problems()).toEqual({ code: 0, out: '0 problems.\n', err: '' });
      archive.write({
        'odd\nname.txt': new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 1, 2]),
        'half.txt': new Uint8Array([0x41, 0x42, 0xff, 0x43]),
      });
      await archive.ingest();
      const { archive: state } = await archive.ask<{
        archive: { problems: { nodes: { path: string; reader: string | null; message: string; offset: number }[] } };
      }>('{ archive { problems { nodes { path reader message offset } } } }');
      const { code, out } = await problems();
      expect(code).toBe(1);
      const lines = out.trimEnd().split('\n');
      expect(lines.map((line) => line.replace(/: .*/, ''))).toEqual(['half.txt', 'odd\\x0aname.txt', '2 problems.']);
      for (const [index, { message, reader, offset }] of state.problems.nodes.entries()) {
        expect(lines[index]).toContain(`: ${message}`);
        if (reader !== null) expect(lines[index]).toContain(`(${reader}`);
        if (offset !== null) expect(lines[index]).toMatch(new RegExp(`byte ${offset}\\)$`));
      }
    } finally {
      await archive.close();
    }
  }, 60_000);
});

/** A record a line, and a line that is none among the first and among the last. */
function writeLines(records: number): string {
  const lines = Array.from({ length: records }, (_, index) =>
    JSON.stringify({ title: `Log ${index}`, text: `Entry ${index} of the log of the pier.` }),
  );
  lines.splice(1, 0, '{');
  lines.splice(-1, 0, '{');
  return `${lines.join('\n')}\n`;
}

test.each([
  { name: 'a file', options: [] },
  ...servers.filter(({ name }) => name === 'Postgres').map(({ name }) => ({ name, options: ['--enqueue'] })),
])(
  'a file of more lines than go in at a time keeps all its problems, on $name',
  async ({ name, options }) => {
    const running = await engines.find((engine) => engine.name === name)!.start();
    const archive = new TestArchive({ 'log.jsonl': writeLines(1100) }, running.newArchive());
    const ingest = async () => {
      const { code } = await run(['ingest', archive.folder, ...options, '--archive', archive.file]);
      if (options.length > 0)
        await run(['work', '--once', '--archive', archive.file], { stopped: new Promise(() => {}) });
      return code;
    };
    try {
      expect(await ingest()).toBe(1);
      const { out } = await run(['problems', '--archive', archive.file]);
      expect(out).toMatch(/^log\.jsonl\S*: Line 2: .*\nlog\.jsonl\S*: Line 1101: .*\n2 problems\.\n$/);
      archive.write({ 'log.jsonl': writeLines(1100).replaceAll('{\n', '') });
      expect(await ingest()).toBe(0);
      expect(await run(['problems', '--archive', archive.file])).toMatchObject({ out: '0 problems.\n' });
    } finally {
      await archive.close();
      await running.close();
    }
  },
  120_000,
);

test('a file has no queue', async () => {
  const archive = new TestArchive({ 'quay.txt': 'Quay\n\nA text.\n' });
  try {
    const told = { code: 1, out: '', err: expect.stringMatching(/is a file; only an archive on Postgres has a queue/) };
    expect(await run(['ingest', archive.folder, '--enqueue', '--archive', archive.file])).toEqual(told);
    expect(await run(['work', '--once', '--archive', archive.file])).toEqual(told);
  } finally {
    await archive.close();
  }
});

const server = servers.find(({ name }) => name === 'Postgres');

describe.skipIf(!server)('The queue of an archive on Postgres', () => {
  const forever = new Promise<void>(() => undefined);
  let running: RunningEngine;
  beforeAll(async () => {
    running = await server!.start();
  });
  afterAll(() => running.close());

  function enqueue(archive: TestArchive): Promise<CommandRun> {
    return run(['ingest', archive.folder, '--enqueue', '--archive', archive.file]);
  }

  function workOnce(archive: TestArchive): Promise<CommandRun> {
    return run(['work', '--once', '--archive', archive.file], { stopped: forever });
  }

  /** Asks the queue itself. */
  async function inQueue<Row extends pg.QueryResultRow>(archive: TestArchive, statement: string): Promise<Row[]> {
    const url = new URL(archive.file);
    const queue = `${url.searchParams.get('schema')}_queue`;
    url.searchParams.delete('schema');
    const client = new pg.Client({ connectionString: url.href });
    await client.connect();
    try {
      return (await client.query<Row>(statement.replaceAll('QUEUE', queue))).rows;
    } finally {
      await client.end();
    }
  }

  test('is worked off to what an ingest makes, and the same again changes nothing', async () => {
    const pages: Files = inventPages(60);
    const own = await ingestFiles(pages);
    const archive = new TestArchive(pages, running.newArchive());
    try {
      expect(await enqueue(archive)).toMatchObject({
        code: 0,
        out: expect.stringMatching(/^Queued 60 files with 0 problems for postgres:.*: sourcebook work adds them\.\n$/),
      });
      // A job each for 20 captures, one for settling; and no second one for what waits already.
      await enqueue(archive);
      expect(await inQueue(archive, 'select task_identifier as task from QUEUE.jobs order by 1')).toEqual(
        ['add', 'add', 'add', 'settle'].map((task) => ({ task })),
      );
      expect(await archive.ask('{ archive { captureCount } }')).toEqual({ archive: { captureCount: 0 } });

      const worked = await workOnce(archive);
      expect(worked).toMatchObject({ code: 0, err: '' });
      expect(worked.out.match(/^Added 20 captures\.$/gm)).toHaveLength(3);
      const expected = await own.ask(STATE);
      expect(await archive.ask(STATE)).toEqual(expected);

      await enqueue(archive);
      expect(await workOnce(archive)).toMatchObject({ code: 0 });
      expect(await archive.ask(STATE)).toEqual(expected);
      expect(await inQueue(archive, 'select 1 from QUEUE.jobs')).toEqual([]);
      expect(await run(['verify', '--archive', archive.file])).toMatchObject({ code: 0 });
    } finally {
      await own.close();
      await archive.close();
    }
  }, 120_000);

  test('is worked off until the worker is asked to stop, which it does by itself', async () => {
    const archive = new TestArchive({ 'quay.txt': 'Quay\n\nA text.\n' }, running.newArchive());
    let stop = (): void => undefined;
    const stopped = new Promise<void>((resolve) => {
      stop = resolve;
    });
    const working = run(['work', '--archive', archive.file], { stopped });
    try {
      await enqueue(archive);
      for (let attempt = 0; attempt < 300; attempt++) {
        const { archive: state } = await archive.ask<{ archive: { captureCount: number } }>(STATE);
        if (state.captureCount === 1) break;
        await setTimeout(100);
      }
      expect(await archive.ask(STATE)).toMatchObject({ archive: { captureCount: 1, settled: true } });
      stop();
      expect(await working).toMatchObject({ code: 0, err: '' });
    } finally {
      stop();
      await working;
      await archive.close();
    }
  }, 60_000);

  test('shows what can never be added among the problems, until it is added after all', async () => {
    const path = 'refused/page.txt';
    const archive = new TestArchive({ ...inventPages(5), [path]: 'Quay\n\nA text.\n' }, running.newArchive());
    const schema = new URL(archive.file).searchParams.get('schema')!;
    try {
      await enqueue(archive);
      // A fault of the database, for one capture alone.
      await inQueue(archive, `alter table ${schema}.input_location add constraint refused check (path <> '${path}')`);
      let stop = (): void => undefined;
      const stopped = new Promise<void>((resolve) => {
        stop = resolve;
      });
      const working = run(['work', '--archive', archive.file], { stopped });
      // The second attempt keeps all but one.
      for (let attempt = 0; attempt < 300; attempt++) {
        const { archive: state } = await archive.ask<{ archive: { captureCount: number } }>(STATE);
        if (state.captureCount === 5) break;
        await setTimeout(100);
      }
      stop();
      const { err } = await working;
      expect(err).toMatch(/^sourcebook: add failed \(attempt 1 of 8\): .*constraint "refused"/);
      const problems = () => run(['problems', '--archive', archive.file]);
      expect(await problems()).toMatchObject({ code: 0, out: '0 problems.\n' });

      // As the eighth attempt leaves it, half an hour later.
      await inQueue(
        archive,
        "select QUEUE.permanently_fail_jobs(array(select id from QUEUE.jobs where task_identifier = 'add'), 'Too long.')",
      );
      expect(await problems()).toEqual({
        code: 1,
        out: `${path}: queued, and given up after 8 attempts: Too long.\n0 problems, 1 given up.\n`,
        err: '',
      });
      expect(await workOnce(archive)).toMatchObject({ code: 1, err: expect.stringContaining('given up 1 of what') });
      expect(await archive.ask(STATE)).toMatchObject({ archive: { captureCount: 5 } });

      // Mended, here by another path.
      await inQueue(archive, `update ${schema}.queued_capture set path = 'page.txt'`);
      archive.write({ 'page.txt': 'Quay\n\nA text.\n' });
      await run(['ingest', `${archive.folder}/page.txt`, '--archive', archive.file]);
      expect(await problems()).toMatchObject({ code: 0, out: '0 problems.\n' });
      expect(await workOnce(archive)).toMatchObject({ code: 0 });
      expect(await inQueue(archive, 'select 1 from QUEUE.jobs')).toEqual([]);
    } finally {
      await archive.close();
    }
  }, 120_000);
});
