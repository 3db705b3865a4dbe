import { Random } from '../support/seeded-random.ts';
import { capitalize, type World } from './world.ts';

/** A name in a text; offsets are those of the text. */
export interface Naming {
  /** The entity's place in the world. */
  readonly entity: number;
  /** Which of its names. */
  readonly name: number;
  readonly start: number;
  readonly end: number;
}

export interface InventedText {
  readonly text: string;
  readonly namings: readonly Naming[];
}

export interface InventedArticle {
  readonly number: number;
  readonly title: InventedText;
  readonly body: InventedText;
  readonly url: string;
  /** RFC 3339 in UTC. */
  readonly publishedAt: string;
}

/** Words that a fixed number of articles hold, however many articles there are. */
export const MARKERS = 100;
export const MARKED_ARTICLES = 10;

export function markerOf(number: number): string {
  return `marker${String(number).padStart(2, '0')}`;
}

/** Article `number` of a world: the same each time, whatever was made before. */
export function inventArticle(world: World, number: number): InventedArticle {
  const random = new Random(world.seed * 1_000_003 + number);
  const title = new Writer(world, random);
  title.sentence(random.between(3, 6), random.chance(0.35) ? 1 : 0, '');
  const body = new Writer(world, random);
  const marker = findMarker(world, number);
  if (marker) body.text = `${capitalize(marker)}.`;
  for (let left = random.between(4, 11); left > 0; left--)
    body.sentence(random.between(8, 14), random.between(0, 2), '.');
  return {
    number,
    title,
    body,
    url: `https://articles.example/${number}`,
    publishedAt: new Date(
      Date.UTC(2001, 0, 1, random.between(0, 23), number % 60, random.between(0, 7000) * 86_400),
    ).toISOString(),
  };
}

/** The marked articles of one marker lie evenly among all. */
function findMarker({ articles }: World, number: number): string | null {
  const stride = Math.floor(articles / MARKED_ARTICLES);
  const place = number % stride;
  return place < MARKERS && number < stride * MARKED_ARTICLES ? markerOf(place) : null;
}

class Writer implements InventedText {
  text = '';
  readonly namings: Naming[] = [];
  readonly #world: World;
  readonly #random: Random;

  constructor(world: World, random: Random) {
    this.#world = world;
    this.#random = random;
  }

  sentence(words: number, names: number, end: string): void {
    if (this.text !== '') this.text += ' ';
    const places = new Set(Array.from({ length: names }, () => this.#random.between(1, words - 1)));
    this.text += capitalize(this.#word());
    for (let place = 1; place < words; place++) {
      this.text += ` ${this.#word()}`;
      if (places.has(place)) this.#name();
    }
    this.text += end;
  }

  #name(): void {
    const { entities } = this.#world;
    const entity = this.#rank(entities.length);
    const { names } = entities[entity]!;
    const name = names.length > 1 && this.#random.chance(0.2) ? 1 : 0;
    const start = this.text.length + 1;
    this.text += ` ${names[name]}`;
    this.namings.push({ entity, name, start, end: this.text.length });
  }

  #word(): string {
    return this.#world.vocabulary[this.#rank(this.#world.vocabulary.length)]!;
  }

  /** From 0, Zipf-distributed: the number k comes up as often as 1 / (k + 1). */
  #rank(count: number): number {
    return Math.floor((count + 1) ** this.#random.next()) - 1;
  }
}
