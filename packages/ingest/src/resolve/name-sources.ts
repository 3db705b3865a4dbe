import { groupBy } from '../group-by.ts';
import { compactKey, sha256Hex } from '../identity.ts';
import type { Location, SourceEntry } from '../model.ts';
import type { SourceRecord } from '../records.ts';
import { compareCodePoints, foldText, slugify } from '../text.ts';
import { uniqueSlugs } from './unique-slugs.ts';

/** What tells a location's source: the manifest, else the page's masthead, else the folder. */
export interface SourceClue {
  readonly location: Location;
  readonly masthead: string | null;
}

type Draft = Omit<SourceRecord, 'id' | 'slug'> & { readonly wish: string; readonly isGiven: boolean };

/** What captures lie in when they lie in no folder below the one that was ingested. */
const TOP_FOLDER = 'Top folder';

export interface NamedSources {
  /** Sorted by key, numbered from 1. */
  readonly sources: readonly SourceRecord[];
  sourceOf(clue: SourceClue): number;
}

/** The sources that captures come from, each with a slug of its own. */
export function nameSources(clues: Iterable<SourceClue>, entries: readonly SourceEntry[]): NamedSources {
  const bySlug = new Map(entries.map((entry) => [entry.slug, entry]));
  const drafts = new Map<string, Draft>();
  for (const clue of clues) {
    const key = sourceKey(clue);
    const known = drafts.get(key);
    // Mastheads of one source may differ in case or space: the smallest stands for all, whatever came first.
    const draft = draftSource(key, clue, bySlug);
    if (!known || compareCodePoints(draft.name, known.name) < 0) drafts.set(key, draft);
  }
  const sorted = [...drafts.values()].sort((a, b) => compareCodePoints(a.key, b.key));
  const wishes = groupBy(sorted, (draft) => draft.wish);
  const slugs = uniqueSlugs(
    sorted.map(({ key, wish, isGiven }) =>
      isGiven || wishes.get(wish)!.length === 1 ? wish : `${wish}-${key.slice(-8)}`,
    ),
  );
  const sources = sorted.map(({ key, name, url, note }, index) => ({
    id: index + 1,
    key,
    slug: slugs[index]!,
    name,
    url,
    note,
  }));
  const ids = new Map(sources.map(({ key, id }) => [key, id]));
  return { sources, sourceOf: (clue) => ids.get(sourceKey(clue))! };
}

function sourceKey({ location, masthead }: SourceClue): string {
  if (location.source !== null) return `manifest.${location.source}`;
  if (masthead !== null) return `masthead.${compactKey(sha256Hex(foldText(masthead)))}`;
  return `folder.${compactKey(sha256Hex(folderOf(location.path)))}`;
}

function draftSource(key: string, { location, masthead }: SourceClue, bySlug: ReadonlyMap<string, SourceEntry>): Draft {
  if (location.source !== null) {
    const { name, url, note } = bySlug.get(location.source) ?? { name: location.source, url: null, note: null };
    return { key, name, url, note, wish: location.source, isGiven: true };
  }
  const name = masthead?.replaceAll('\n', ' / ') ?? (folderOf(location.path) || TOP_FOLDER);
  return { key, name, url: null, note: null, wish: slugify(name, 'source'), isGiven: false };
}

/** The path up to its last part, empty at the top. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}
