import { readdirSync, readFileSync } from 'node:fs';
import { findEntities } from '../../packages/ingest/src/find-entities.ts';
import type { AuthorityEntry, Document } from '../../packages/ingest/src/model.ts';
import { mergeLayouts, readLayout } from '../../packages/ingest/src/segment/layout.ts';
import { segmentPage } from '../../packages/ingest/src/segment/segment-page.ts';
import { scoreClusters } from './measure-clusters.ts';
import type { FoundName, LabelledMention, NamedText } from './measure-names.ts';

const seeds = new URL('../../seeds/', import.meta.url);
const gold = new URL('../fixtures/gold/', import.meta.url);

export const readRows = <Row>(file: URL | string): Row[] =>
  readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Row);

/** The labelled names of two of the sample's captures. */
export const sampleLabels = (): NamedText<LabelledMention>[] => readRows(new URL('ner.jsonl', gold));

/** The entries of the sample's authority file. */
export function sampleAuthority(): AuthorityEntry[] {
  const { entities } = JSON.parse(readFileSync(new URL('authority.json', seeds), 'utf8'));
  return entities.map((entry: Partial<AuthorityEntry>) => ({
    altLabel: [],
    hiddenLabel: [],
    notLabel: [],
    sameAs: [],
    broader: [],
    ...entry,
  }));
}

/** The articles of the sample's captures, as segmentation gives them. */
export function sampleDocuments(): Document[] {
  const captures = readdirSync(seeds)
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .map((name) => ({ name, text: readFileSync(new URL(name, seeds), 'utf8') }));
  const layout = mergeLayouts(captures.map(({ text }) => readLayout(text)));
  return captures.flatMap(({ name, text }) =>
    segmentPage(text, layout).items.map((item, i) => ({
      key: `${name} ${i}`,
      language: 'en',
      parts: [
        ...(item.title ? [{ kind: 'TITLE' as const, ...item.title }] : []),
        ...item.text.map((span) => ({ kind: 'TEXT' as const, ...span })),
      ].map(({ kind, start, end }) => ({ kind, start, text: text.slice(start, end) })),
    })),
  );
}

export interface FoundInSample extends FoundName {
  readonly entity: string;
}

/** The names found in each of the sample's captures. */
export function findInSample(authority: readonly AuthorityEntry[]): Map<string, FoundInSample[]> {
  const { entities, mentions } = findEntities(sampleDocuments(), authority);
  const kinds = new Map(entities.map(({ key, kind }) => [key, kind]));
  const byCapture = new Map<string, FoundInSample[]>();
  for (const [key, found] of mentions) {
    const capture = key.split(' ')[0]!;
    const names = found.map((mention) => ({ ...mention, type: kinds.get(mention.entity)! }));
    byCapture.set(capture, [...(byCapture.get(capture) ?? []), ...names]);
  }
  return byCapture;
}

/** Entities against the labelled groups, over the labelled mentions that were found. */
export function scoreSampleClusters(found: ReadonlyMap<string, readonly FoundInSample[]>) {
  const labelled = new Map<string, string>();
  const entities = new Map<string, string>();
  for (const { id, cluster } of readRows<{ id: string; cluster: string | null }>(new URL('clusters.jsonl', gold))) {
    const [, prefix, start, end] = /^(\d+):(\d+)-(\d+)$/.exec(id)!;
    const names = [...found].find(([capture]) => capture.startsWith(prefix!))?.[1] ?? [];
    const exact = names.find((name) => name.start === Number(start) && name.end === Number(end));
    const name = exact ?? names.find((one) => one.start < Number(end) && one.end > Number(start));
    if (cluster === null || !name) continue;
    labelled.set(id, cluster);
    entities.set(id, name.entity);
  }
  return { ...scoreClusters(labelled, entities), count: labelled.size };
}
