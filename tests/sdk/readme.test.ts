import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ingestSample, type TestArchive } from '../support/archive.ts';
import { type ServedArchive, serveArchive } from './serve-archive.ts';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../..', import.meta.url));
const readme = readFileSync(join(root, 'packages/sdk/README.md'), 'utf8');

const blocks = [...readme.matchAll(/^```ts( no-run)?\n(.*?)^```$/gms)].map(([, noRun, code = ''], index) => ({
  file: `block-${index + 1}.mts`,
  line: readme.slice(0, readme.indexOf(code)).split('\n').length,
  code,
  canRun: !noRun,
}));

const folder = mkdtempSync(join(tmpdir(), 'sourcebook-readme-'));
let archive: TestArchive;
let served: ServedArchive;

beforeAll(async () => {
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  for (const { file, code } of blocks) writeFileSync(join(folder, file), code);
  const settings = { extends: join(root, 'tsconfig.json'), compilerOptions: { noEmit: true }, include: ['*.mts'] };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(settings));
  archive = await ingestSample();
  served = await serveArchive(archive);
});
afterAll(async () => {
  await served.close();
  await archive.close();
  rmSync(folder, { recursive: true });
});

test('a nested query is ten lines from the installation', () => {
  expect(blocks[0]?.code.trim().split('\n').length).toBeLessThanOrEqual(10);
});

test('every example is correct TypeScript', async () => {
  expect(blocks.length).toBeGreaterThan(10);
  const { stdout } = await run(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', folder], {
    timeout: 60_000,
  }).catch((error: { stdout: string }) => error);
  expect(stdout).toBe('');
});

test.each(blocks.filter(({ canRun }) => canRun))('the example at line $line runs', async ({ file }) => {
  const { stdout, stderr } = await run(
    process.execPath,
    ['--conditions=@sourcebook/source', '--import', 'tsx', join(folder, file)],
    { cwd: folder, env: { ...process.env, SOURCEBOOK_URL: served.url }, timeout: 20_000 },
  );
  expect(stderr).toBe('');
  expect(stdout.trim()).not.toBe('');
  expect(stdout).not.toMatch(/undefined|NaN|\[object/);
});
