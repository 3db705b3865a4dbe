import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

// Installs the packed tarball where no workspace can help it, type-checks its use and runs it, as ESM and as CommonJS.

const sdk = fileURLToPath(new URL('../../packages/sdk', import.meta.url));
const consumers = fileURLToPath(new URL('package', import.meta.url));
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

try {
  run('npm', ['run', 'build'], sdk);
  const [packed] = JSON.parse(run('npm', ['pack', '--json', '--pack-destination', folder], sdk)) as {
    filename: string;
  }[];
  writeFileSync(join(folder, 'package.json'), '{"private":true}');
  run('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--offline', `./${packed?.filename}`]);
  cpSync(consumers, folder, { recursive: true });
  // TypeScript's releases by their major number; the installed one is the newest.
  const compilers = [['installed', installed]];
  for (const version of process.argv.slice(2)) {
    const home = join(folder, 'compilers', version);
    mkdirSync(home, { recursive: true });
    writeFileSync(join(home, 'package.json'), '{"private":true}');
    run('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', `typescript@${version}`], home);
    compilers.push([version, join(home, 'node_modules/typescript/bin/tsc')]);
  }
  for (const [name, tsc] of compilers) {
    const started = performance.now();
    run(process.execPath, [tsc as string, '-p', folder]);
    const ms = Math.round(performance.now() - started);
    process.stdout.write(`TypeScript ${name}: strict, with the library's own types checked, in ${ms} ms\n`);
  }
  for (const consumer of ['esm.mjs', 'cjs.cjs']) {
    process.stdout.write(run(process.execPath, [join(folder, 'out', consumer)]));
  }
} finally {
  rmSync(folder, { recursive: true });
}
