import type { Output } from './output.ts';

const INTERVAL_MS = 100;

/** One line that tells a person how far long work has come. Says nothing where nobody watches. */
export class Progress {
  readonly #output: Output;
  readonly #now: () => number;
  readonly #began: number;
  #shown = 0;
  #width = 0;
  #line = '';

  constructor(output: Output, now: () => number = () => performance.now()) {
    this.#output = output;
    this.#now = now;
    this.#began = now();
  }

  /** Seconds since the work began. */
  get seconds(): number {
    return (this.#now() - this.#began) / 1000;
  }

  show(line: string, always = false): void {
    if (!this.#output.isTerminal) return;
    if (!always && this.#now() - this.#shown < INTERVAL_MS) return;
    this.#line = line;
    this.#write(line);
  }

  /** How far one step of some has come. */
  readonly step = (name: string, done: number, of: number): void => {
    this.show(`${name}: ${done} of ${of}`);
  };

  /** Shows something else for a while. */
  interrupt(line: string): void {
    if (this.#output.isTerminal) this.#write(line);
  }

  /** Shows again what was interrupted. */
  resume(): void {
    if (this.#output.isTerminal) this.#write(this.#line);
  }

  #write(line: string): void {
    this.#shown = this.#now();
    this.#output.err(`\r${line.padEnd(this.#width)}`);
    this.#width = line.length;
  }

  /** Takes the line away. */
  clear(): void {
    if (this.#width > 0) this.#output.err(`\r${' '.repeat(this.#width)}\r`);
    this.#width = 0;
  }
}
