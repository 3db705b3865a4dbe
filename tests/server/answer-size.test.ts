import { createArchiveServer, openArchive } from '@sourcebook/server';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { measureAnswer } from '../../packages/server/src/limits/measure-answer.ts';
import type { ArchiveReader } from '../../packages/server/src/store/store.ts';
import { ingestFiles, type TestArchive } from '../support/archive.ts';

const LONG = 'ä plain sentence of a long text. '.repeat(1_000);

let archive: TestArchive;
let reader: ArchiveReader;
beforeAll(async () => {
  archive = await ingestFiles({ 'a.txt': `${LONG}One.`, 'b.txt': `${LONG.toUpperCase()}Two.`, 'c.txt': 'Short.' });
  reader = await openArchive(archive.file);
});
afterAll(async () => {
  await reader.close();
  await archive.close();
});

async function ask(query: string, answerBytes: number, accept = 'application/graphql-response+json') {
  const response = await createArchiveServer(reader, { limits: { answerBytes } }).fetch('http://localhost/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept },
    body: JSON.stringify({ query }),
  });
  return { status: response.status, text: await response.text() };
}

describe('an answer that is too large', () => {
  test.each([
    ['by the texts of captures', '{ captures { nodes { text } } }'],
    ['by the texts of articles', '{ articles { nodes { text } } }'],
    ['by what spans hold', '{ captures { nodes { segments { nodes { span { exact } } } } } }'],
    ['by one text many times over', `{ articles(first: 1) { nodes { ${repeat('text')} } } }`],
    ['by many small values', `{ captures(first: 3) { nodes { ${repeat('id')} } } }`],
    ['by its errors', `{ ${repeat('capture(by: { id: "nonsense" }) { path }')} }`],
  ])('%s is refused, with the limit and what was found', async (_, query) => {
    const { status, text } = await ask(query, 5_000);
    expect(status).toBe(400);
    const answer = JSON.parse(text);
    expect(answer).not.toHaveProperty('data');
    expect(answer.errors).toHaveLength(1);
    const [{ message, extensions }] = answer.errors;
    const { found } = extensions.limit;
    expect(extensions).toEqual({ code: 'LIMIT_EXCEEDED', limit: { name: 'answer bytes', allowed: 5_000, found } });
    expect(message).toBe(`The answer bytes of this request is ${found}; this server allows 5000.`);
    expect(found).toBeGreaterThan(5_000);
    expect(text.length).toBeLessThan(500);
  });

  test('is refused as an event too', async () => {
    const { text } = await ask('{ articles { nodes { text } } }', 5_000, 'text/event-stream');
    expect(text).toContain('"LIMIT_EXCEEDED"');
    expect(text).not.toContain('plain sentence');
  });

  test('of captures is refused before they are read', async () => {
    const { text } = await ask('{ captures { nodes { text } } }', 1);
    const [{ extensions }] = JSON.parse(text).errors;
    // The first capture's bytes, of which no more had to be known.
    expect(extensions.limit.found).toBe(Buffer.byteLength(`${LONG}One.`));
  });

  test('is given where the limit allows it', async () => {
    const { status, text } = await ask('{ articles { nodes { text } } }', 200_000);
    expect(status).toBe(200);
    expect(text.length).toBeGreaterThan(2 * LONG.length);
  });
});

test('an answer is measured as it is written, escapes aside', () => {
  for (const value of [null, 12.5, true, 'ü', [], {}, [1, [2, 'x']], { a: { b: [null, 'ü'] }, c: 1 }]) {
    const bytes = Buffer.byteLength(JSON.stringify(value));
    expect(Math.abs(measureAnswer(value, 1_000) - bytes)).toBeLessThanOrEqual(2);
  }
  expect(measureAnswer(Array(1_000_000).fill('x'), 100)).toBeGreaterThan(100);
});

function repeat(field: string): string {
  return Array.from({ length: 90 }, (_, i) => `a${i}: ${field}`).join(' ');
}
