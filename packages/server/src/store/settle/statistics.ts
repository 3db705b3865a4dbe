import { judgePhrase, judgeWord, noVotes, type PhraseVotes, type Votes } from '@sourcebook/ingest';
import sql, { type Sql } from 'sql-template-tag';
import type { Engine, Value } from '../engine.ts';
import { portions } from './portions.ts';

/** So many words are held before they are added to the table. */
const MOST_HELD = 100_000;
const PORTION = 5000;
/** So many verdicts are kept while documents are decided. */
const MOST_KNOWN = 500_000;

interface WordRow {
  readonly key: number;
  readonly votes: string;
  readonly verdict: number;
}

/** What documents say about words and phrases, summed up over the archive, and the verdicts that follow. */
export class Statistics {
  readonly #engine: Engine;
  #held: Votes = noVotes();
  /** Words with another verdict than when the archive was last settled, with that verdict. */
  readonly #changed = new Map<number, number>();
  readonly #changedPhrases = new Map<number, { readonly first: number; readonly before: number }>();
  readonly #follows: boolean;
  readonly #words = new Map<number, number>();
  readonly #phrases = new Map<number, number>();

  /** `follows`: whether changed verdicts are remembered; there is nobody to tell where no document is decided yet. */
  constructor(engine: Engine, follows: boolean) {
    this.#engine = engine;
    this.#follows = follows;
  }

  /** Where votes are added up before they go into the tables; `relieve` has to be called now and then. */
  get held(): Votes {
    return this.#held;
  }

  /** Adds what is held to the tables, once it is much. */
  async relieve(): Promise<void> {
    if (this.#held.words.size > MOST_HELD) await this.#flush();
  }

  /**
   * Adds the rest.
   * @returns the words by which documents are found that have to be decided anew.
   */
  async finish(): Promise<number[]> {
    await this.#flush();
    const words = new Set(this.#changed.keys());
    for (const { first } of this.#changedPhrases.values()) words.add(first);
    return [...words];
  }

  /** The verdicts on words, in their order; phrases are asked for when the words' are known. Not to be asked before all votes are in. */
  judgeWords(hashes: readonly number[]): Promise<number[]> {
    return this.#judge(
      this.#words,
      hashes,
      (portion) => sql`select hash as key, verdict from word where hash in (${portion})`,
    );
  }

  judgePhrases(keys: readonly number[]): Promise<number[]> {
    return this.#judge(
      this.#phrases,
      keys,
      (portion) => sql`select key, verdict from phrase where verdict <> 0 and key in (${portion})`,
    );
  }

  /** Frequent words are asked for again and again. */
  async #judge(known: Map<number, number>, asked: readonly number[], select: (portion: Sql) => Sql): Promise<number[]> {
    if (known.size > MOST_KNOWN) known.clear();
    const verdicts = asked.map((key) => known.get(key));
    const unknown = asked.filter((_, index) => verdicts[index] === undefined);
    const found = new Map<number, number>();
    for (const portion of portions(unknown, PORTION)) {
      const rows = await this.#engine.all<{ key: number; verdict: number }>(select(this.#engine.list(portion)));
      for (const { key, verdict } of rows) found.set(key, verdict);
    }
    for (const key of unknown) known.set(key, found.get(key) ?? 0);
    return asked.map((key, index) => verdicts[index] ?? found.get(key) ?? 0);
  }

  async #flush(): Promise<void> {
    const { words, phrases } = this.#held;
    this.#held = noVotes();
    for (const portion of portions([...words.keys()].sort(byNumber), PORTION)) await this.#flushWords(portion, words);
    for (const portion of portions([...phrases.keys()].sort(byNumber), PORTION))
      await this.#flushPhrases(portion, phrases);
  }

  async #flushWords(hashes: readonly number[], votes: Votes['words']): Promise<void> {
    const engine = this.#engine;
    const known = await this.#read(
      sql`select hash as key, votes, verdict from word where hash in (${engine.list(hashes)})`,
    );
    const rows: Value[][] = [];
    for (const hash of hashes) {
      const before = known.get(hash);
      const counts = before ? addTo(JSON.parse(before.votes) as number[], votes.get(hash)!) : votes.get(hash)!;
      const verdict = judgeWord(counts);
      const last = this.#changed.get(hash) ?? before?.verdict ?? 0;
      if (this.#follows && verdict !== last) this.#changed.set(hash, last);
      else this.#changed.delete(hash);
      if (counts.some((count) => count !== 0)) rows.push([hash, JSON.stringify(counts), verdict]);
    }
    await engine.run(sql`delete from word where hash in (${engine.list([...known.keys()])})`);
    await engine.insert('word', ['hash', 'votes', 'verdict'], rows);
  }

  async #flushPhrases(keys: readonly number[], votes: Votes['phrases']): Promise<void> {
    const engine = this.#engine;
    const known = await this.#read(sql`select key, votes, verdict from phrase where key in (${engine.list(keys)})`);
    const rows: Value[][] = [];
    for (const key of keys) {
      const before = known.get(key);
      const { first, counts: added } = votes.get(key)!;
      const counts = before ? addTo(JSON.parse(before.votes) as number[], added) : added;
      const verdict = judgePhrase({ first, counts } satisfies PhraseVotes);
      const last = this.#changedPhrases.get(key)?.before ?? before?.verdict ?? 0;
      if (this.#follows && verdict !== last) this.#changedPhrases.set(key, { first, before: last });
      else this.#changedPhrases.delete(key);
      if (counts.some((count) => count !== 0)) rows.push([key, JSON.stringify(counts), verdict]);
    }
    await engine.run(sql`delete from phrase where key in (${engine.list([...known.keys()])})`);
    await engine.insert('phrase', ['key', 'votes', 'verdict'], rows);
  }

  async #read(query: ReturnType<typeof sql>): Promise<Map<number, WordRow>> {
    return new Map((await this.#engine.all<WordRow>(query)).map((row) => [row.key, row]));
  }
}

function addTo(sum: number[], counts: readonly number[]): number[] {
  for (let at = 0; at < sum.length; at++) sum[at]! += counts[at]!;
  return sum;
}

function byNumber(a: number, b: number): number {
  return a - b;
}
