import { findEntities } from '../../packages/ingest/src/find-entities.ts';
import { type MarkedText, readMarkedTexts } from '../../packages/ingest/train/marked-texts.ts';
import { scoreClusters } from './measure-clusters.ts';
import type { FoundName } from './measure-names.ts';

interface FoundInText extends FoundName {
  readonly entity: string;
}

/**
 * News and reports written by hand, about invented events: the errors in `looked-at` led to changes of the rules, those
 * in `only-scored` were not looked at.
 */
export const WRITTEN = ['looked-at', 'only-scored'] as const;

export const writtenTexts = (name: (typeof WRITTEN)[number]): MarkedText[] =>
  readMarkedTexts(new URL(`../fixtures/names/${name}.txt`, import.meta.url));

/** The names found in the texts, read as one archive. */
export function findInTexts(texts: readonly MarkedText[]): Map<string, FoundInText[]> {
  const { entities, mentions } = findEntities(
    texts.map(({ id, text }) => ({ key: id, language: 'en', parts: [{ kind: 'TEXT', start: 0, text }] })),
    [],
  );
  const kinds = new Map(entities.map(({ key, kind }) => [key, kind]));
  return new Map(
    Array.from(mentions, ([id, found]) => [
      id,
      found.map((mention) => ({ ...mention, type: kinds.get(mention.entity)! })),
    ]),
  );
}

/** Entities within each text against the marked ones, over the marked names that were found exactly. */
export function scoreTextClusters(texts: readonly MarkedText[], found: ReadonlyMap<string, readonly FoundInText[]>) {
  const labelled = new Map<string, string>();
  const entities = new Map<string, string>();
  for (const { id, mentions } of texts) {
    for (const { start, end, alts, optional, entity } of mentions) {
      const ends = [end, ...alts.map((alt) => alt.end)];
      const name = found.get(id)?.find((one) => one.start === start && ends.includes(one.end));
      if (optional || !name) continue;
      labelled.set(`${id} ${start}`, `${id} ${entity}`);
      entities.set(`${id} ${start}`, `${id} ${name.entity}`);
    }
  }
  return { ...scoreClusters(labelled, entities), count: labelled.size };
}
