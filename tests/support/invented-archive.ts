import type { Files } from './archive.ts';
import { Random } from './seeded-random.ts';

const SYLLABLES = ['ba', 'den', 'ko', 'lir', 'mos', 'nel', 'pra', 'quo', 'sha', 'tev', 'ul', 'vin', 'wor', 'yet'];
const TITLES = [
  'Bridge reopens',
  'Ferry timetable',
  'Élan of the choir',
  'Market day',
  'bridge reopens',
  'Ängsö lights',
];
export const PEOPLE = ['Anvard Oller', 'Beric Tamsin', 'Corla Venning', 'Dessa Marrick', 'Edvin Stroud'] as const;
export const PLACES = ['Port Alda', 'Lake Berrin', 'Mount Castor', 'Dunmere', 'Eastholm', 'Farrow Bay'] as const;

const AUTHORITY = {
  entities: [
    ...PEOPLE.map((prefLabel) => ({ id: slug(prefLabel), kind: 'PERSON', prefLabel })),
    ...PLACES.map((prefLabel) => ({ id: slug(prefLabel), kind: 'PLACE', prefLabel })),
    {
      id: 'harbour-board',
      kind: 'ORGANIZATION',
      prefLabel: 'Harbour Board',
      altLabel: ['Board of the Harbour', 'HBQ'],
      sameAs: ['https://example.org/harbour-board'],
    },
  ],
};

const MANIFEST = {
  sources: [
    { slug: 'alpha', name: 'The Coast', url: 'https://alpha.example/', note: 'Kept by hand.', paths: ['alpha/**'] },
    { slug: 'beta', name: 'The Coast', paths: ['beta/**'] },
    { slug: 'gamma', name: 'the coast', paths: ['gamma/**'], capturedAt: '2024-05-06' },
    { slug: 'delta', name: 'Inland', paths: ['delta/**'] },
  ],
};

export interface InventedItem {
  readonly title: string | null;
  readonly text: string;
}

/**
 * Listing pages of sources with equal names, with equal titles and none, items shown again elsewhere, and entities as
 * often named as others: every order has ties.
 */
export function inventPages(pages: number, seed = 1, folder = ''): Files {
  const random = new Random(seed);
  const shown: InventedItem[] = [];
  const files: Record<string, string | object> = { 'authority.json': AUTHORITY, 'sources.json': MANIFEST };
  for (let page = 0; page < pages; page++) {
    const { slug: source } = random.pick(MANIFEST.sources);
    const items = Array.from({ length: 12 }, () =>
      shown.length > 20 && random.chance(0.15) ? random.pick(shown) : inventItem(random),
    );
    // Below an item without title a masthead could be taken for one, until a sibling shows that it is none.
    items.unshift({ ...inventItem(random), title: random.pick(TITLES) });
    shown.push(...items);
    const path = `${source}/${folder}${String(page).padStart(3, '0')}.txt`;
    files[path] = writePage('Notices of the day', items);
  }
  return files;
}

export function writePage(masthead: string, items: readonly InventedItem[]): string {
  const blocks = items.map(({ title, text }) => `${title === null ? '\n' : `${title}\n\n`}${text}\n\nRead more\n`);
  return `${masthead}\n\n${blocks.join('\n')}`;
}

/** A text that is like no other, of 24 words or more, with some names. */
export function inventItem(random: Random): InventedItem {
  const parts = Array.from({ length: random.between(2, 5) }, () => {
    const words = Array.from({ length: random.between(8, 12) }, () => inventWord(random));
    const name = random.chance(0.8) ? random.pick([...PEOPLE, ...PLACES, 'Harbour Board', 'HBQ']) : null;
    if (name) words.splice(random.between(2, words.length), 0, name);
    return `Then ${words.join(' ')}.`;
  });
  return { title: random.chance(0.15) ? null : random.pick(TITLES), text: parts.join(' ') };
}

export function inventWord(random: Random): string {
  return Array.from({ length: random.between(2, 4) }, () => random.pick(SYLLABLES)).join('');
}

function slug(name: string): string {
  return name.toLowerCase().replaceAll(' ', '-');
}
