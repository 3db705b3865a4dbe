import type { Deadline } from '../../packages/server/src/store/deadline.ts';
import type { Session } from '../../packages/server/src/store/postgres/session.ts';

/** What Postgres says of a step of a plan (https://www.postgresql.org/docs/current/using-explain.html). */
export interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Actual Loops': number;
  readonly 'Actual Rows': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly 'Rows Removed by Index Recheck'?: number;
  readonly Plans?: readonly PlanNode[];
}

export interface Step extends PlanNode {
  /** Rows that came of it where it was joined with others, filtered or counted. */
  readonly kept: number;
}

/** They give all rows that they are given. */
const PASSING = new Set(['Hash', 'Sort', 'Materialize', 'Memoize', 'Gather', 'Gather Merge']);

export interface Explained {
  readonly text: string;
  readonly values: readonly unknown[];
  /** Every step that was taken. */
  readonly steps: readonly Step[];
}

/** The same text is explained so often: with other values it may have another plan. */
const TIMES = 3;

/** A session that has every statement explained, by what running it did, before it is asked. */
export class ExplainingSession implements Session {
  readonly explained: Explained[] = [];
  readonly #session: Session;
  readonly #times = new Map<string, number>();

  constructor(session: Session) {
    this.#session = session;
  }

  get shown(): string {
    return this.#session.shown;
  }

  async ask<Row extends object>(text: string, values: unknown[], deadline: Deadline | null): Promise<Row[]> {
    const times = this.#times.get(text) ?? 0;
    if (times < TIMES) {
      this.#times.set(text, times + 1);
      const rows = await this.#session.ask<{ 'QUERY PLAN': readonly { Plan: PlanNode }[] }>(
        `explain (analyze, timing off, format json) ${text}`,
        values,
        null,
      );
      this.explained.push({
        text,
        values,
        steps: rows.flatMap((row) => row['QUERY PLAN'].flatMap(({ Plan }) => stepsOf(Plan))),
      });
    }
    return this.#session.ask<Row>(text, values, deadline);
  }

  tell(text: string, values: unknown[]): Promise<void> {
    return this.#session.tell(text, values);
  }

  transaction<T>(work: () => Promise<T>): Promise<T> {
    return this.#session.transaction(work);
  }

  snapshot<T>(work: () => Promise<T>): Promise<T> {
    return this.#session.snapshot(work);
  }

  close(): Promise<void> {
    return this.#session.close();
  }
}

function stepsOf(node: PlanNode, kept = rowsOf(node)): Step[] {
  if (node['Actual Loops'] === 0) return [];
  const below = PASSING.has(node['Node Type']) ? kept : rowsOf(node);
  return [{ ...node, kept }, ...(node.Plans ?? []).flatMap((one) => stepsOf(one, below))];
}

function rowsOf(node: PlanNode): number {
  return node['Actual Rows'] * node['Actual Loops'];
}
