import type { AuthorityEntry, EntityKind, SourceEntry } from '@sourcebook/ingest';

/** What invented articles are about and where they appear: all of it follows from their number. */
export interface World {
  readonly articles: number;
  readonly seed: number;
  readonly sources: readonly SourceEntry[];
  /** The most mentioned first. */
  readonly entities: readonly WorldEntity[];
  /** Names of its pages' articles. */
  readonly vocabulary: readonly string[];
}

export interface WorldEntity {
  readonly id: string;
  readonly kind: EntityKind;
  /** The preferred one first. */
  readonly names: readonly string[];
}

/** None of them begins another, so that different numbers make different words. */
const SYLLABLES = ['ba', 'den', 'ko', 'lir', 'mos', 'nel', 'pra', 'quo', 'sha', 'tev', 'ul', 'vin', 'wor', 'yet'];

/** So that the texts' language is told as English. */
const FREQUENT =
  'the of and to in a for is on that by with as it was at from has an be this are will not its have new after more they but were or their been two which when one also who first would about time year said all there up than into can over';

const VOCABULARY = 30_000;
const KINDS: readonly EntityKind[] = ['PERSON', 'PLACE', 'PERSON', 'ORGANIZATION', 'PERSON', 'PLACE'];

export function createWorld(articles: number, seed = 1): World {
  return {
    articles,
    seed,
    sources: Array.from({ length: Math.min(200, Math.max(4, Math.ceil(articles / 500))) }, (_, index) =>
      inventSource(index),
    ),
    entities: Array.from({ length: countEntities(articles) }, (_, rank) => inventEntity(rank)),
    vocabulary: [
      ...FREQUENT.split(' '),
      ...Array.from({ length: VOCABULARY }, (_, index) => inventWord(index + SYLLABLES.length)),
    ],
  };
}

/** A fifth as many as articles; beyond 20,000 articles new ones come more slowly, as they do in texts (Heaps' law). */
function countEntities(articles: number): number {
  return Math.ceil(articles <= 20_000 ? articles / 5 : 4000 * (articles / 20_000) ** 0.7);
}

function inventSource(index: number): SourceEntry {
  const name = `${capitalize(inventWord(index * 3 + 500))} ${['Courier', 'Gazette', 'Observer', 'Journal'][index % 4]}`;
  const slug = `source-${String(index).padStart(3, '0')}`;
  return { slug, name, url: `https://${slug}.example/`, note: null };
}

function inventEntity(rank: number): WorldEntity {
  const kind = KINDS[rank % KINDS.length]!;
  const [given, family] = [inventWord((rank % 900) + 200), inventWord(rank + 3000)].map(capitalize) as [string, string];
  const id = `e${String(rank).padStart(6, '0')}`;
  if (kind === 'PERSON') return { id, kind, names: [`${given} ${family}`, `${given[0]}. ${family}`] };
  if (kind === 'PLACE') return { id, kind, names: [`Port ${family}`] };
  return { id, kind, names: [`${family} Institute`, `Institute of ${family}`] };
}

export function authorityOf({ entities }: World): AuthorityEntry[] {
  return entities.map(({ id, kind, names: [prefLabel = '', ...altLabel] }) => ({
    id,
    kind,
    prefLabel,
    altLabel,
    hiddenLabel: [],
    notLabel: [],
    sameAs: [],
    broader: [],
  }));
}

export function inventWord(number: number): string {
  let word = '';
  for (let rest = number; rest > 0; rest = Math.floor(rest / SYLLABLES.length))
    word = SYLLABLES[rest % SYLLABLES.length]! + word;
  return word;
}

export function capitalize(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
