import picomatch from 'picomatch';
import * as v from 'valibot';
import { checkJson, line, objectMessage, webUrl } from './json-check.ts';
import type { JsonProblem, JsonProblems, PlacedJson } from './json-place.ts';
import { toUtc } from './manifest-time.ts';
import type { SourceEntry } from './model.ts';
import { foldText, slugify } from './text.ts';

/** One pattern of a manifest, and what it says of the paths that it matches. */
export interface ManifestPattern {
  readonly glob: string;
  /** Slug. */
  readonly source: string;
  /** RFC 3339 in UTC. */
  readonly capturedAt: string | null;
  /** A problem at the pattern's place in the manifest. */
  problem(message: string): JsonProblem;
}

/** What a manifest says of a folder's sources. */
export interface Manifest {
  /** In the manifest's order. */
  readonly sources: readonly SourceEntry[];
  readonly patterns: readonly ManifestPattern[];
  /** The first pattern that matches a path relative to the folder, null where none does. */
  placeOf(path: string): ManifestPattern | null;
  /** The slug of the source that a record calls by its slug or else its name, null where there is none. */
  sourceCalled(name: string): string | null;
}

const SOURCE_KEYS = ['slug', 'name', 'url', 'note', 'capturedAt', 'paths'];
const SLUG = 'Expected a slug: lower-case letters a to z, digits and single hyphens.';
const INSTANT = 'Expected a day as 2026-01-31, or an instant as 2026-01-31T12:00:00Z or with an offset such as +01:00.';
const GLOB = 'Expected a path or pattern such as "press/**" or "*.txt".';
const RELATIVE = 'Expected a path relative to the folder, with / between its parts and without "..".';

const instant = v.pipe(
  v.string(INSTANT),
  v.check((text) => toUtc(text) !== null, INSTANT),
  v.transform((text) => toUtc(text) ?? text),
);

const glob = v.pipe(line(GLOB), v.check(isRelative, RELATIVE), v.check(isPattern, GLOB));

const path = v.strictObject(
  { path: glob, capturedAt: v.optional(instant) },
  objectMessage('a pattern, or an object with "path" and "capturedAt"', ['path', 'capturedAt']),
);

const source = v.strictObject(
  {
    slug: v.optional(v.pipe(v.string(SLUG), v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, SLUG))),
    name: line('Expected the name of the source.'),
    url: v.optional(webUrl),
    note: v.optional(v.pipe(v.string('Expected a note.'), v.regex(/\S/, 'Expected a note that is not empty.'))),
    capturedAt: v.optional(instant),
    paths: v.pipe(
      // Not a union, whose message would be about neither.
      v.array(
        v.lazy((input) => (typeof input === 'string' ? glob : path)),
        'Expected a list of patterns.',
      ),
      v.minLength(1, 'Expected at least one pattern.'),
    ),
  },
  objectMessage('a source: an object with "name" and "paths"', SOURCE_KEYS),
);

const manifest = v.strictObject(
  { sources: v.array(source, 'Expected a list of sources.') },
  objectMessage('an object with "sources"', ['sources']),
);

type ManifestSource = v.InferOutput<typeof source>;

/** Reads a manifest; `name` is the file's, for problems. A path belongs to the first source that a pattern gives it. */
export function parseManifest(json: string, name: string): Manifest | JsonProblems {
  const checked = checkJson(json, name, manifest);
  if ('problems' in checked) return checked;
  const { value, problemAt } = checked;
  const sources = value.sources.map(toEntry);
  const problems = findSlugProblems(sources, value.sources, problemAt);
  if (problems.length > 0) return { problems };
  const patterns = value.sources.flatMap((described, index) =>
    toPatterns(described, sources[index]!.slug, (position, message) =>
      problemAt(['sources', index, 'paths', position], message),
    ),
  );
  const called = new Map([
    ...sources.map(({ slug, name }) => [foldText(name), slug] as const).reverse(),
    ...sources.map(({ slug }) => [slug, slug] as const),
  ]);
  const matchers = patterns.map((pattern) => ({ pattern, matches: toMatcher(pattern.glob) }));
  return {
    sources,
    patterns,
    placeOf(path) {
      const normal = path.normalize('NFC');
      return matchers.find(({ matches }) => matches(normal))?.pattern ?? null;
    },
    sourceCalled: (name) => called.get(name) ?? called.get(foldText(name)) ?? null,
  };
}

function toEntry({ slug, name, url, note }: ManifestSource): SourceEntry {
  return { slug: slug ?? slugify(name, ''), name: name.trim(), url: url ?? null, note: note?.trim() ?? null };
}

function toPatterns(
  { paths, capturedAt }: ManifestSource,
  slug: string,
  problemAt: (position: number, message: string) => JsonProblem,
): ManifestPattern[] {
  return paths.map((given, position) => {
    const pattern = typeof given === 'string' ? { path: given } : given;
    return {
      glob: pattern.path,
      source: slug,
      capturedAt: pattern.capturedAt ?? capturedAt ?? null,
      problem: (message) => problemAt(position, message),
    };
  });
}

function findSlugProblems(
  sources: readonly SourceEntry[],
  described: readonly ManifestSource[],
  problemAt: PlacedJson['problemAt'],
): JsonProblem[] {
  const seen = new Set<string>();
  return sources.flatMap(({ slug, name }, index) => {
    const place = ['sources', index, described[index]?.slug === undefined ? 'name' : 'slug'];
    if (slug === '') return [problemAt(place, `No slug can be made of the name "${name}". Give the source a "slug".`)];
    if (seen.has(slug)) return [problemAt(place, `Another source has the slug "${slug}". Give one of them its own.`)];
    seen.add(slug);
    return [];
  });
}

function isRelative(text: string): boolean {
  return !/^\/|^[a-z]:|\\/i.test(text) && !text.split('/').includes('..');
}

function isPattern(text: string): boolean {
  try {
    toMatcher(text);
    return true;
  } catch {
    return false;
  }
}

// A path that is meant literally may hold brackets; "press/" means all that is in it.
function toMatcher(text: string): (path: string) => boolean {
  const normal = text.normalize('NFC').replace(/^(\.\/)+/, '');
  const matches = picomatch(normal.endsWith('/') ? `${normal}**` : normal, {
    dot: true,
    nonegate: true,
    windows: false,
  });
  return (path) => path === normal || matches(path);
}
