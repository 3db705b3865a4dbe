import { once } from 'node:events';
import { request } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { TestArchive } from '../support/archive.ts';
import { inventPages } from '../support/invented-archive.ts';
import { type Running, start } from './processes.ts';

let archive: TestArchive;
beforeAll(async () => {
  archive = new TestArchive(inventPages(3));
  await archive.ingest();
});
afterAll(() => archive.close());

async function serve(): Promise<{ running: Running; url: string }> {
  const running = start(['serve', '--archive', archive.file, '--port', '0']);
  while (!running.out().includes('/graphql')) {
    if (running.child.exitCode !== null) throw new Error((await running.ended).err);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return { running, url: /http:\S+\/graphql/.exec(running.out())![0] };
}

const BODY = JSON.stringify({ query: '{ archive { revision articleCount } }' });
const HEADERS = { 'content-type': 'application/json', accept: 'application/json' };

test('a server that is asked to stop answers what is under way, refuses the rest and ends well', async () => {
  const { running, url } = await serve();
  try {
    for (const path of ['/health', '/ready']) expect((await fetch(new URL(path, url))).status).toBe(200);
    const post = request(url, { method: 'POST', headers: { ...HEADERS, 'content-length': BODY.length } });
    const answered = once(post, 'response');
    // The server has begun with it once it has the first half.
    post.write(BODY.slice(0, 10));
    await new Promise((resolve) => setTimeout(resolve, 300));
    running.child.kill('SIGTERM');
    await refused(url);
    post.end(BODY.slice(10));
    const [response] = await answered;
    expect(response.statusCode).toBe(200);
    let text = '';
    for await (const piece of response) text += piece;
    expect(JSON.parse(text).data.archive.articleCount).toBeGreaterThan(0);
    expect(await running.ended).toMatchObject({ code: 0, signal: null, err: '' });
  } finally {
    running.child.kill('SIGKILL');
  }
}, 60_000);

/** Waits until no new request is taken. */
async function refused(url: string): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    const status = await fetch(url, { method: 'POST', headers: { ...HEADERS, connection: 'close' }, body: BODY }).then(
      (answer) => answer.status,
      () => 'refused',
    );
    if (status === 'refused' || status === 503) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error('New requests are still answered.');
}
