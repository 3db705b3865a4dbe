import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSchema } from 'graphql';
import { composeQueries, type Size } from './compose-queries.ts';

// How much the compiler does for queries that are composed as objects.

interface Program {
  readonly name: string;
  readonly size: Size;
  /** In type instantiations. Undefined where nothing is aimed at. */
  readonly limit?: number;
}

const PROGRAMS: readonly Program[] = [
  { name: 'no query', size: { queries: 0, fields: 0, levels: 0 } },
  { name: '100 queries', size: { queries: 100, fields: 4, levels: 5 }, limit: 150_000 },
  { name: '100 large queries', size: { queries: 100, fields: 45, levels: 8 } },
];

const root = fileURLToPath(new URL('../..', import.meta.url));
const schema = buildSchema(readFileSync(join(root, 'packages/server/schema.graphql'), 'utf8'));
const tsc = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin/tsc');

function check(code: string): Map<string, number> {
  const folder = mkdtempSync(join(tmpdir(), 'sourcebook-types-'));
  try {
    const compilerOptions = { noEmit: true, rewriteRelativeImportExtensions: false, types: [], lib: ['ES2023', 'DOM'] };
    const settings = { extends: join(root, 'tsconfig.json'), compilerOptions, files: ['queries.mts'] };
    writeFileSync(join(folder, 'queries.mts'), code);
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(settings));
    // On one thread, so that the same program counts the same each time.
    const args = [tsc, '-p', folder, '--extendedDiagnostics', '--singleThreaded'];
    const { status, stdout } = spawnSync(process.execPath, args, { encoding: 'utf8', timeout: 60_000 });
    if (status !== 0) throw new Error(`the queries are no correct TypeScript:\n${stdout.slice(0, 2_000)}`);
    return new Map([...stdout.matchAll(/^(.+?):\s+([\d.]+)/gm)].map(([, name = '', value]) => [name, Number(value)]));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

let isOver = false;
for (const { name, size, limit } of PROGRAMS) {
  const code = composeQueries(schema, size, join(root, 'packages/sdk/src/index.ts'));
  const measured = check(code);
  const instantiations = measured.get('Instantiations') ?? Number.NaN;
  isOver ||= limit !== undefined && !(instantiations <= limit);
  const aim = limit === undefined ? '' : `  at most ${limit}`;
  const selected = code.match(/: (?:true|\{)/g)?.length ?? 0;
  const megabytes = Math.round((measured.get('Memory used') ?? Number.NaN) / 1024);
  process.stdout.write(
    `${name.padEnd(18)} ${String(selected).padStart(6)} keys ${String(instantiations).padStart(7)} instantiations ${String(megabytes).padStart(4)} MB${aim}\n`,
  );
}
process.exitCode = isOver ? 1 : 0;
