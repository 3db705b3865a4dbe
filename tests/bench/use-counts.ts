/** How many mentions and articles a pair has, such as an entity and a source. */
export interface Use {
  mentions: number;
  articles: number;
  lastArticle: number;
}

/** Counts the use of pairs, article by article. */
export class UseCounts {
  readonly #uses = new Map<number, Use>();
  readonly #width: number;

  /** `width` is more than any second number of a pair. */
  constructor(width: number) {
    this.#width = width;
  }

  add(one: number, other: number, article: number): void {
    const key = one * this.#width + other;
    const use = this.#uses.get(key);
    if (!use) {
      this.#uses.set(key, { mentions: 1, articles: 1, lastArticle: article });
      return;
    }
    use.mentions++;
    if (use.lastArticle !== article) use.articles++;
    use.lastArticle = article;
  }

  *[Symbol.iterator](): Generator<{ one: number; other: number } & Use> {
    for (const [key, use] of this.#uses) {
      yield { one: Math.floor(key / this.#width), other: key % this.#width, ...use };
    }
  }
}
