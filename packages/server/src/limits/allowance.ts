import type { GraphQLError } from 'graphql';
import { apiError, limitExceeded } from '../errors.ts';
import type { Deadline } from '../store/deadline.ts';
import type { Limits } from './limits.ts';

/**
 * What is left to one request of its time and of the size of its answer. When either is used up, all that the request
 * does next fails, a statement in its midst too.
 */
export class Allowance implements Deadline {
  at: number;
  readonly #limits: Pick<Limits, 'milliseconds' | 'answerBytes'>;
  #bytes = 0;
  #refusal: GraphQLError | null = null;

  constructor(limits: Pick<Limits, 'milliseconds' | 'answerBytes'>) {
    this.#limits = limits;
    this.at = performance.now() + limits.milliseconds;
  }

  /** Why the request is given no answer; null while nothing is used up. */
  get refusal(): GraphQLError | null {
    return this.#refusal;
  }

  /**
   * Counts bytes that the answer will hold; called before they are read, where their number is known.
   * @throws LIMIT_EXCEEDED
   */
  spend(bytes: number): void {
    this.#bytes += bytes;
    const { answerBytes } = this.#limits;
    if (this.#bytes > answerBytes) throw this.#refuse(limitExceeded('answer bytes', answerBytes, this.#bytes));
  }

  /**
   * For work in the midst of which no timer runs.
   * @throws TIMEOUT
   */
  requireTime(): void {
    if (performance.now() > this.at) throw this.miss();
  }

  /** What it was in the beginning. */
  get milliseconds(): number {
    return this.#limits.milliseconds;
  }

  miss(): GraphQLError {
    return this.#refuse(timeIsUp(this.#limits.milliseconds));
  }

  #refuse(error: GraphQLError): GraphQLError {
    this.#refusal ??= error;
    this.at = Number.NEGATIVE_INFINITY;
    return this.#refusal;
  }
}

export function timeIsUp(milliseconds: number): GraphQLError {
  return apiError('TIMEOUT', `This request took longer than ${milliseconds} ms and was stopped.`, {
    limit: { name: 'milliseconds', allowed: milliseconds },
  });
}
