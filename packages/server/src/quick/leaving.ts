import type { ServerResponse } from 'node:http';
import { type Allowance, timeIsUp } from '../limits/allowance.ts';

/**
 * Tells work that waits when nobody waits for it any more: the client has gone, or the time is up. Most requests are
 * answered without waiting, and need no signal.
 */
export class Leaving {
  readonly #response: ServerResponse;
  readonly #allowance: Allowance;
  #controller: AbortController | null = null;
  #timer: NodeJS.Timeout | null = null;

  constructor(response: ServerResponse, allowance: Allowance) {
    this.#response = response;
    this.#allowance = allowance;
  }

  readonly signal = (): AbortSignal => {
    if (this.#controller) return this.#controller.signal;
    const controller = new AbortController();
    this.#controller = controller;
    const { at, milliseconds } = this.#allowance;
    this.#timer = setTimeout(() => controller.abort(timeIsUp(milliseconds)), at - performance.now()).unref();
    this.#response.once('close', this.#leave);
    if (this.#response.destroyed) this.#leave();
    return controller.signal;
  };

  /** The work is done. */
  end(): void {
    if (!this.#controller) return;
    clearTimeout(this.#timer!);
    this.#response.off('close', this.#leave);
  }

  readonly #leave = (): void => this.#controller?.abort(new Error('The client has gone.'));
}
