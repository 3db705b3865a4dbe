import { compactKey, sha256Hex } from '../identity.ts';
import type { Location, SourceEntry } from '../model.ts';
import { compareCodePoints, foldText, slugify } from '../text.ts';

/** What tells a location's source: the manifest, else what the capture calls it, else the folder. */
export interface SourceClue {
  readonly location: Location;
  /** What its record calls its source, else the page's masthead. */
  readonly called: string | null;
}

/** A source with the slug that it has if no other wishes for it. */
export interface SourceDraft {
  readonly key: string;
  readonly name: string;
  readonly url: string | null;
  readonly note: string | null;
  readonly wish: string;
  /** Whether a manifest says the slug. */
  readonly isGiven: boolean;
}

/** What captures lie in when they lie in no folder below the one that was ingested. */
const TOP_FOLDER = 'Top folder';

/** What tells a source from others: the same for all of its captures. */
export function sourceKeyOf({ location, called }: SourceClue): string {
  if (location.source !== null) return `manifest.${location.source}`;
  if (called !== null) return `called.${compactKey(sha256Hex(foldText(called)))}`;
  return `folder.${compactKey(sha256Hex(folderOf(location.path)))}`;
}

/** A source as one of its captures tells it; `bySlug` has the manifest's sources. */
export function draftSource(clue: SourceClue, bySlug: ReadonlyMap<string, SourceEntry>): SourceDraft {
  const key = sourceKeyOf(clue);
  const { location, called } = clue;
  if (location.source !== null) {
    const { name, url, note } = bySlug.get(location.source) ?? { name: location.source, url: null, note: null };
    return { key, name, url, note, wish: location.source, isGiven: true };
  }
  const name = called?.replaceAll('\n', ' / ') ?? (folderOf(location.path) || TOP_FOLDER);
  return { key, name, url: null, note: null, wish: slugify(name, 'source'), isGiven: false };
}

/** What captures call one source may differ in case or space: the smallest stands for all, whatever came first. */
export function joinDrafts(known: SourceDraft | undefined, draft: SourceDraft): SourceDraft {
  return known && compareCodePoints(known.name, draft.name) <= 0 ? known : draft;
}

/**
 * Slugs, by key, of all sources that wish for the same one. It goes to the only one, else to that of the manifest. The
 * others add a part of their key behind two hyphens, which no wish has, so that sources of other wishes need not be asked.
 */
export function slugSources(rivals: readonly Pick<SourceDraft, 'key' | 'wish' | 'isGiven'>[]): Map<string, string> {
  return new Map(
    rivals.map(({ key, wish, isGiven }) => [
      key,
      isGiven || rivals.length === 1 ? wish : `${wish}--${key.slice(-KEY_LENGTH)}`,
    ]),
  );
}

const KEY_LENGTH = 12;

/** The path up to its last part, empty at the top. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}
