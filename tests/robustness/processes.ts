import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Where a script finds our dependencies. */
const ROOT = at('../..');

/** The command as it is shipped; it has to be built. */
export const BUILT: readonly string[] = [at('../../packages/server/bin/sourcebook.js')];

/** The command from its source: no build needed, but slower to start. */
export const SOURCE: readonly string[] = [
  '--conditions=@sourcebook/source',
  '--import',
  'tsx',
  at('../../packages/server/src/main.ts'),
];

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly err: string;
  readonly milliseconds: number;
}

export interface Running {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
  /** What it has written so far. */
  out(): string;
}

export interface StartOptions {
  readonly command?: readonly string[];
  /** As another user than the one who runs the tests. */
  readonly uid?: number;
}

/** Starts a real `sourcebook`. */
export function start(args: readonly string[], { command = SOURCE, uid }: StartOptions = {}): Running {
  return startNode([...command, ...args], uid);
}

/** Starts a script that may import our source. */
export function startScript(script: string): Running {
  return startNode(['--conditions=@sourcebook/source', '--import', 'tsx', '--input-type=module', '--eval', script]);
}

function startNode(args: readonly string[], uid?: number): Running {
  const began = performance.now();
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(uid !== undefined && { uid, gid: uid }),
  });
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text;
  });
  const ended = new Promise<Ended>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve({ code, signal, out, err, milliseconds: performance.now() - began }));
  });
  return { child, ended, out: () => out };
}

/** Kills a process without warning after some milliseconds, unless it has ended by then. */
export async function killAfter(running: Running, milliseconds: number): Promise<Ended> {
  const timer = setTimeout(() => running.child.kill('SIGKILL'), milliseconds);
  try {
    return await running.ended;
  } finally {
    clearTimeout(timer);
  }
}
