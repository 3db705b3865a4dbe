import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { assertObjectType, buildSchema } from 'graphql';
import { listFindings } from './list-findings.ts';
import { readWords } from './read-words.ts';

// Installs the packed tarball where no workspace can help it, looks it over, type-checks its use and runs it, as ESM and
// as CommonJS. Releases of TypeScript to try beside the installed one are given by their major number.

const LARGEST = 90_000;

const root = fileURLToPath(new URL('../..', import.meta.url));
const sdk = join(root, 'packages/sdk');
const installed = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin/tsc');
const folder = mkdtempSync(join(tmpdir(), 'sourcebook-sdk-'));

function run(command: string, args: readonly string[], cwd = folder): string {
  try {
    return execFileSync(command, args, { cwd, encoding: 'utf8', timeout: 120_000, stdio: ['ignore', 'pipe', 'pipe'] });
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    throw new Error(`${command} ${args.join(' ')} failed:\n${stdout}${stderr}`);
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function pack(): string {
  run('npm', ['run', 'build'], sdk);
  const [packed] = JSON.parse(run('npm', ['pack', '--json', '--pack-destination', folder], sdk)) as {
    filename: string;
  }[];
  const tarball = join(folder, packed?.filename ?? '');
  const { size } = statSync(tarball);
  if (size > LARGEST) throw new Error(`the package has ${size} bytes, and should have ${LARGEST} at most`);
  say(`packed size: ${size} bytes, at most ${LARGEST}`);
  return tarball;
}

function lookOver(tarball: string): void {
  const bin = join(root, 'node_modules/.bin');
  run(join(bin, 'attw'), [tarball]);
  run(join(bin, 'publint'), ['run', tarball, '--strict']);
  const findings = listFindings(join(folder, 'node_modules/@sourcebook/sdk'));
  if (findings.length > 0) throw new Error(`the package is not as it should be:\n${findings.join('\n')}`);
  say('attw, publint: no problems; no dependency, no any, every public name described, source maps lead to sources');
}

function install(version: string): string {
  const home = join(folder, 'compilers', version);
  mkdirSync(home, { recursive: true });
  writeFileSync(join(home, 'package.json'), '{"private":true}');
  run('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', `typescript@${version}`], home);
  return home;
}

function compile(name: string, tsc: string): void {
  const started = performance.now();
  run(process.execPath, [tsc, '-p', folder]);
  say(
    `TypeScript ${name}: strict, with the library's own types checked, in ${Math.round(performance.now() - started)} ms`,
  );
}

/** An answer carries what the schema says of its fields. */
function checkWords(version: string, home: string): void {
  const schema = buildSchema(readFileSync(join(root, 'packages/server/schema.graphql'), 'utf8'));
  const uses = {
    'answer.entity?.articles': 'Entity.articles',
    'edges[0]?.mentionCount': 'EntityArticleEdge.mentionCount',
  };
  const words = readWords(home, join(folder, 'esm.mts'), Object.keys(uses));
  for (const [index, path] of Object.values(uses).entries()) {
    const [type = '', field = ''] = path.split('.');
    const { description } = assertObjectType(schema.getType(type)).getFields()[field] ?? {};
    if (!description || words[index] !== description)
      throw new Error(`TypeScript ${version} says of ${path} "${words[index]}", the schema "${description}"`);
  }
  say(`TypeScript ${version}: answers carry the schema's descriptions`);
}

try {
  const tarball = pack();
  writeFileSync(join(folder, 'package.json'), '{"private":true}');
  run('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--offline', tarball]);
  cpSync(join(root, 'tests/sdk/package'), folder, { recursive: true });
  lookOver(tarball);
  compile('installed', installed);
  for (const version of process.argv.slice(2)) {
    const home = install(version);
    compile(version, join(home, 'node_modules/typescript/bin/tsc'));
    checkWords(version, home);
  }
  for (const consumer of ['esm.mjs', 'cjs.cjs']) say(run(process.execPath, [join(folder, 'out', consumer)]).trim());
} finally {
  rmSync(folder, { recursive: true });
}
