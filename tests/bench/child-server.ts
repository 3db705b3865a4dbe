import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** What a server says of itself. */
export interface Usage {
  /** Milliseconds on the processor, since it began. */
  readonly cpu: number;
  readonly rss: number;
}

/** A server in a process of its own. */
export class ChildServer {
  readonly url: URL;
  readonly #child: ChildProcess;

  private constructor(child: ChildProcess, url: URL) {
    this.#child = child;
    this.url = url;
  }

  /** Starts a script of this folder that calls `serveParent`. */
  static async start(script: string, ...args: string[]): Promise<ChildServer> {
    const child = fork(fileURLToPath(new URL(script, import.meta.url)), args);
    child.once('exit', (code) => {
      if (code !== null && code !== 0) throw new Error(`${script} ended with code ${code}.`);
    });
    const [url] = (await once(child, 'message')) as [string];
    return new ChildServer(child, new URL(url));
  }

  async usage(): Promise<Usage> {
    this.#child.send('usage');
    const [usage] = (await once(this.#child, 'message')) as [Usage];
    return usage;
  }

  async stop(): Promise<void> {
    const ended = once(this.#child, 'exit');
    this.#child.kill();
    await ended;
  }
}

/** For such a script: tells where it listens, and its usage whenever it is asked. */
export function serveParent(url: string): void {
  process.on('message', () => {
    const { user, system } = process.cpuUsage();
    process.send?.({ cpu: (user + system) / 1000, rss: process.memoryUsage.rss() } satisfies Usage);
  });
  process.send?.(url);
}
