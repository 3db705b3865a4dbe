import { type ArchiveReader, createArchiveServer, listen, openArchive } from '@sourcebook/server';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { TestArchive } from '../support/archive.ts';
import { engines, type RunningEngine } from '../support/engines.ts';

const QUERY = '{ archive { revision settled captureCount problems { totalCount } } }';

describe.each(engines)('Several servers of an archive on $name', (engine) => {
  let running: RunningEngine;
  let archive: TestArchive;
  const opened: (() => Promise<void>)[] = [];
  beforeAll(async () => {
    running = await engine.start();
    archive = new TestArchive({ 'first.txt': 'Pier\n\nA text about the pier.\n' }, running.newArchive());
    await archive.ingest();
  }, 120_000);
  afterAll(async () => {
    for (const close of opened.reverse()) await close();
    await archive.close();
    await running.close();
  });

  /** A server that counts how often it reads the archive. */
  async function serve(change: (reader: ArchiveReader) => Partial<ArchiveReader> = () => ({})) {
    const reader = await openArchive(archive.file);
    const counted = { ...reader, ...change(reader) };
    let reads = 0;
    const lease: ArchiveReader['lease'] = (deadline) => {
      reads++;
      return counted.lease(deadline);
    };
    const server = createArchiveServer({ ...counted, lease });
    const { url, close } = await listen({ server, host: '127.0.0.1', port: 0 });
    opened.push(() => reader.close(), close);
    return {
      reads: () => reads,
      async ask() {
        const headers = { 'content-type': 'application/json' };
        const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ query: QUERY }) });
        const { data } = (await response.json()) as { data: { archive: { captureCount: number; settled: boolean } } };
        return data.archive;
      },
    };
  }

  test('give kept answers while it is the same, and none that is older than what was written before', async () => {
    const servers = [await serve(), await serve()];
    let captureCount = (await servers[0]!.ask()).captureCount;
    for (let round = 1; round <= 8; round++) {
      archive.write({ [`page-${round}.txt`]: `Quay ${round}\n\nA text about quay ${round}.\n` });
      expect(await archive.ingest()).toMatchObject({ code: 0 });
      captureCount++;
      for (const server of servers) {
        // The first time a document is seen its answer is not kept.
        for (let time = 0; time < 2; time++) expect(await server.ask()).toMatchObject({ captureCount, settled: true });
        const before = server.reads();
        for (let time = 0; time < 3; time++) expect(await server.ask()).toMatchObject({ captureCount });
        expect(server.reads()).toBe(before);
      }
    }
  }, 120_000);

  test('never give an answer while another ingest is under way that is older than one they gave', async () => {
    const server = await serve();
    const other = await serve();
    let isOver = false;
    const ingesting = (async () => {
      for (let round = 1; round <= 6; round++) {
        archive.write({ [`more-${round}.txt`]: `Dock ${round}\n\nA text about dock ${round}.\n` });
        await archive.ingest();
      }
      isOver = true;
    })();
    let last = 0;
    while (!isOver) {
      // In turn: what one has shown the other must not deny.
      for (const { ask } of [server, other]) {
        const { captureCount } = await ask();
        expect(captureCount).toBeGreaterThanOrEqual(last);
        last = captureCount;
      }
    }
    await ingesting;
  }, 120_000);

  test('keep no answer of a reading that was behind the archive when it was asked for', async () => {
    const late = await serve((reader) => ({
      lease: (deadline) => ({ ...reader.lease(deadline), version: () => 'of before' }),
    }));
    for (let time = 0; time < 4; time++) await late.ask();
    expect(late.reads()).toBe(4);
  });
});
