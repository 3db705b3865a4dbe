import type { CollectedMentions } from './collect-mentions.ts';
import type { AuthorityEntry } from './model.ts';
import type {
  AppearanceRecord,
  EntityRecord,
  EvidenceRecord,
  InputCapture,
  MentionRecord,
  NameRecord,
} from './records.ts';
import { type NameCounts, nameEntities } from './resolve/name-entities.ts';
import { compareCodePoints } from './text.ts';

export interface RecordedEntities {
  readonly entities: readonly EntityRecord[];
  readonly names: readonly NameRecord[];
  readonly mentions: readonly MentionRecord[];
  readonly evidence: readonly EvidenceRecord[];
}

type Written = Omit<MentionRecord, 'entityId' | 'nameId'> & { readonly entity: string; readonly name: string };

/** Turns what was found into entities with their names. Copies add nothing to how much a name is used. */
export function recordEntities(
  collected: CollectedMentions,
  appearances: readonly AppearanceRecord[],
  texts: ReadonlyMap<number, InputCapture>,
  authority: readonly AuthorityEntry[],
): RecordedEntities {
  const written = appearances.flatMap((appearance) =>
    readMentions(appearance, collected, texts.get(appearance.captureId)!.text),
  );
  const entities = nameEntities(collected.entities, countNames(written, appearances), authority);
  const entityIds = new Map(entities.map(({ key, id }) => [key, id]));
  const nameIds = numberNames(written);
  const names = Array.from(nameIds.values(), ({ id, entity, name }) => ({
    id,
    entityId: entityIds.get(entity)!,
    text: name,
  }));
  const mentions = written.map(({ entity, name, ...mention }) => ({
    ...mention,
    entityId: entityIds.get(entity)!,
    nameId: nameIds.get(nameKey(entity, name))!.id,
  }));
  const evidence = collected.evidence.map(({ entity, ...rest }) => ({ ...rest, entityId: entityIds.get(entity)! }));
  return { entities, names, mentions, evidence };
}

function readMentions({ id, articleId }: AppearanceRecord, { mentions }: CollectedMentions, text: string): Written[] {
  const found = [...(mentions.get(id) ?? [])].sort(
    (a, b) => a.start - b.start || a.end - b.end || compareCodePoints(a.entity, b.entity),
  );
  let first = 0;
  return found.map(({ start, end, entity, confidence }, index) => {
    if (found[first]!.start !== start || found[first]!.end !== end) first = index;
    const ordinal = index - first;
    return { appearanceId: id, articleId, start, end, ordinal, confidence, entity, name: text.slice(start, end) };
  });
}

function countNames(written: readonly Written[], appearances: readonly AppearanceRecord[]): Map<string, NameCounts> {
  const articles = new Map<string, Map<string, Set<number>>>();
  for (const { entity, name, appearanceId, articleId } of written) {
    const names = articles.get(entity) ?? new Map<string, Set<number>>();
    const users = names.get(name) ?? new Set<number>();
    if (appearances[appearanceId - 1]!.isFirst) users.add(articleId);
    articles.set(entity, names.set(name, users));
  }
  return new Map(
    Array.from(articles, ([entity, names]) => [
      entity,
      new Map(Array.from(names, ([name, users]) => [name, users.size])),
    ]),
  );
}

function numberNames(written: readonly Written[]): Map<string, { id: number; entity: string; name: string }> {
  const keys = new Map(written.map(({ entity, name }) => [nameKey(entity, name), { entity, name }]));
  const sorted = [...keys].sort(([a], [b]) => compareCodePoints(a, b));
  return new Map(sorted.map(([key, value], index) => [key, { id: index + 1, ...value }]));
}

function nameKey(entity: string, name: string): string {
  return `${entity}\0${name}`;
}
