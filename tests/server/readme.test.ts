import { readFileSync } from 'node:fs';
import { parse, validate } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { schema } from '../../packages/server/src/schema/schema.ts';
import { ingestSample, run, type TestArchive } from '../support/archive.ts';

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');

function block(language: string): string {
  return new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``).exec(readme)?.[1] ?? '';
}

describe('README', () => {
  let archive: TestArchive;

  beforeAll(async () => {
    archive = await ingestSample();
  });

  afterAll(() => archive?.close());

  test('the nested query gives the answer that stands below it', async () => {
    const document = block('graphql');
    expect(validate(schema, parse(document))).toEqual([]);
    const data = await archive.ask(document);
    expect(data).toEqual(JSON.parse(block('json')));
  });

  test('names every command', async () => {
    const { out: help } = await run(['--help']);
    const commands = [...help.matchAll(/^ {2}([a-z]+) \[/gm)]
      .map((match) => match[1])
      .filter((name) => name !== 'help');
    expect(commands.length).toBeGreaterThan(4);
    for (const command of commands) expect(readme).toContain(`| \`${command}`);
  });
});
