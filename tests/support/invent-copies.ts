import { Random } from './seeded-random.ts';

/** What makes a text of another one, as sites that print each other's reports do. */
export const EDITS = [
  'nothing changed',
  'a word replaced',
  'words replaced',
  'cut at the end',
  'a line over it',
  'a line below it',
  'paragraphs in another order',
  'next part of a series',
] as const;

export interface InventedCopy {
  readonly text: string;
  readonly edit: (typeof EDITS)[number] | 'original';
}

const SYLLABLES = ['ba', 'den', 'ko', 'lir', 'mos', 'nel', 'pra', 'quo', 'sha', 'tev', 'ul', 'vin', 'wor', 'yet'];
const VOCABULARY = 20_000;
const SITES = 20;

/** Texts of some 25 to 90 words, a third of them with a line that all texts of their site end with. */
export function* inventCopies(count: number, seed: number): Generator<InventedCopy> {
  const random = new Random(seed);
  const closings = Array.from({ length: SITES }, () => inventWords(random, random.between(5, 12)).join(' '));
  for (let made = 0; made < count; ) {
    const paragraphs = Array.from({ length: random.between(2, 4) }, () => inventWords(random, random.between(10, 25)));
    const closing = random.chance(1 / 3) ? `\n\n${random.pick(closings)}` : '';
    yield { text: join(paragraphs) + closing, edit: 'original' };
    made++;
    const copies = random.chance(0.2) ? random.between(1, 3) : 0;
    for (let copy = 0; copy < copies && made < count; copy++, made++) {
      const edit = random.pick(EDITS);
      yield { text: join(change(random, paragraphs, edit)) + closing, edit };
    }
  }
}

type Paragraphs = readonly (readonly string[])[];

function join(paragraphs: Paragraphs): string {
  return paragraphs.map((words) => words.join(' ')).join('\n\n');
}

function change(random: Random, paragraphs: Paragraphs, edit: (typeof EDITS)[number]): Paragraphs {
  switch (edit) {
    case 'nothing changed':
      return paragraphs;
    case 'a word replaced':
      return replaceWords(random, paragraphs, 1);
    case 'words replaced':
      return replaceWords(random, paragraphs, random.between(2, 4));
    case 'cut at the end': {
      const last = paragraphs.at(-1) ?? [];
      return [...paragraphs.slice(0, -1), last.slice(0, random.between(1, last.length))];
    }
    case 'a line over it':
      return [inventWords(random, random.between(2, 8)), ...paragraphs];
    case 'a line below it':
      return [...paragraphs, inventWords(random, random.between(2, 14))];
    case 'paragraphs in another order':
      return [...paragraphs.slice(1), ...paragraphs.slice(0, 1)];
    case 'next part of a series':
      return [...paragraphs.slice(0, 1), ...paragraphs.slice(1).map(({ length }) => inventWords(random, length))];
  }
}

function replaceWords(random: Random, paragraphs: Paragraphs, times: number): Paragraphs {
  let changed = paragraphs;
  for (; times > 0; times--) {
    const at = random.between(0, changed.length - 1);
    const words = changed[at] ?? [];
    changed = changed.with(at, words.with(random.between(0, words.length - 1), inventWord(random)));
  }
  return changed;
}

function inventWords(random: Random, count: number): string[] {
  return Array.from({ length: count }, () => inventWord(random));
}

/** From Zipf's distribution: the first ones come up over and over. */
function inventWord(random: Random): string {
  let rank = Math.floor((VOCABULARY + 1) ** random.next());
  let word = '';
  for (; rank > 0; rank = Math.floor(rank / SYLLABLES.length)) word += SYLLABLES[rank % SYLLABLES.length];
  return word;
}
