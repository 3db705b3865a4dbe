import type { AuthorityEntry, EntityKind, EvidenceRule, Span } from '../model.ts';
import { Clusters } from './clusters.ts';
import { joinAcronyms } from './join-acronyms.ts';
import { joinPartialNames } from './join-partial-names.ts';
import { blockKey, foldName, isSameName, makeName, type Name } from './name.ts';
import { resolveWithinDocument } from './resolve-within-document.ts';
import { skeletonOf } from './spelling.ts';

/** A mention whose words are known and whose entity is not. */
export interface NamedMention extends Span {
  readonly name: string;
  readonly kind: EntityKind;
  readonly entry: AuthorityEntry | null;
  /** Whether the words name two persons of one surname: "Mr and Mrs Smith", "the Smiths". */
  readonly isCouple: boolean;
}

/** Two mentions of one document, by number, that its text declares to be the same. */
export interface Declared {
  readonly rule: 'DEFINITION' | 'ALSO_KNOWN_AS';
  readonly long: number;
  readonly short: number;
}

export interface DocumentNames {
  readonly key: string;
  readonly mentions: readonly NamedMention[];
  readonly declared: readonly Declared[];
}

/** Why two names are one entity. */
export interface Joined {
  readonly rule: EvidenceRule;
  readonly name: Name;
  readonly other: Name;
  readonly document: string | null;
  readonly span: Span | null;
}

export interface Background {
  readonly authority: readonly AuthorityEntry[];
  /** Names of one place each, as "United States" and "US". */
  readonly knownPlaces: readonly (readonly string[])[];
  /** Whether so many people bear a name that one person of it in the archive proves nothing. */
  readonly isCommonName: (word: string) => boolean;
}

export interface ResolvedEntity {
  readonly key: string;
  readonly kind: EntityKind;
  readonly authorityId: string | null;
}

export interface Resolution {
  readonly entities: readonly ResolvedEntity[];
  /** Keys of the entities that each mention names, by document and number of mention: one, or two of a couple. */
  readonly keys: ReadonlyMap<string, readonly (readonly string[])[]>;
  readonly evidence: readonly (Joined & { readonly entity: string })[];
}

const byId = (a: { readonly id: string }, b: { readonly id: string }): number =>
  a.id < b.id ? -1 : a.id > b.id ? 1 : 0;

/** Finds which names mean one entity, and which entity each mention names. The documents' order changes nothing. */
export function resolveNames(documents: readonly DocumentNames[], background: Background): Resolution {
  const names = new Map<string, Name>();
  const documentCounts = new Map<string, number>();
  const nameOf = (written: string, kind: EntityKind): Name => {
    const made = makeName(written, kind);
    const known = names.get(made.id);
    if (known) return known;
    names.set(made.id, made);
    return made;
  };
  const sorted = [...documents].sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  const local = sorted.map((document) => resolveWithinDocument(document, nameOf));
  for (const { names: inDocument } of local) {
    for (const name of new Set(inDocument)) documentCounts.set(name.id, (documentCounts.get(name.id) ?? 0) + 1);
  }

  const clusters = new Clusters(
    new Map(background.authority.map((entry) => [entry.id, new Set(entry.notLabel.map(foldName))])),
  );
  const joined: Joined[] = local.flatMap((document) => document.joined);
  const record = (
    rule: EvidenceRule,
    name: Name,
    other: Name,
    document: string | null = null,
    span: Span | null = null,
  ) => {
    if (name !== other && clusters.join(other, name)) joined.push({ rule, name, other, document, span });
  };

  for (const entry of [...background.authority].sort(byId)) {
    const labels = [entry.prefLabel, ...entry.altLabel, ...entry.hiddenLabel].map((label) => nameOf(label, entry.kind));
    for (const label of labels) if (!clusters.has(label)) clusters.add(label, entry.id);
    for (const label of labels) if (clusters.get(label).authority === entry.id) record('AUTHORITY', label, labels[0]!);
  }
  for (const name of [...names.values()].sort(byId)) clusters.add(name);
  for (const forms of background.knownPlaces) {
    const used = forms.map((form) => makeName(form, 'PLACE')).filter((form) => names.has(form.id));
    for (const form of used) record('KNOWN_NAME', form, used[0]!);
  }
  joinSpellings([...names.values()].sort(byId), record);
  joinAcronyms(local, clusters, documentCounts, record);
  joinPartialNames([...names.values()].sort(byId), clusters, documentCounts, background.isCommonName, record);
  return nameEntities(local, clusters, documentCounts, joined);
}

function joinSpellings(names: readonly Name[], record: (rule: EvidenceRule, name: Name, other: Name) => void): void {
  const blocks = new Map<string, Name[]>();
  for (const name of names) {
    const key = blockKey(name);
    const block = blocks.get(key);
    if (block) block.push(name);
    else blocks.set(key, [name]);
  }
  for (const block of blocks.values()) {
    for (let i = 1; i < block.length; i++) {
      for (let j = 0; j < i; j++) if (isSameName(block[i]!, block[j]!)) record('SPELLING', block[i]!, block[j]!);
    }
  }
}

type Local = ReturnType<typeof resolveWithinDocument>;

function nameEntities(
  local: readonly Local[],
  clusters: Clusters,
  counts: ReadonlyMap<string, number>,
  joined: readonly Joined[],
): Resolution {
  const keyOf = new Map<Name, string>();
  const entities = new Map<string, ResolvedEntity>();
  const partners = findPartners(local);
  const used = new Set(local.flatMap((document) => [...document.names, ...(partners.get(document)?.values() ?? [])]));
  for (const name of used) clusters.add(name);
  const groups = [...clusters.all()].filter((cluster) => [...cluster.names].some((name) => used.has(name)));
  const preferred = groups.map((group) => ({ group, name: preferredName([...group.names], counts) }));
  for (const { group, name } of preferred.sort((a, b) => byId(a.name, b.name))) {
    const words = name.isAcronym ? [name.folded] : name.words.map(skeletonOf);
    const plain = `${name.kind}:${words.join('-')}`;
    const key = group.authority ?? (entities.has(plain) ? `${plain}:${name.folded}` : plain);
    entities.set(key, { key, kind: name.kind, authorityId: group.authority });
    for (const one of group.names) keyOf.set(one, key);
  }
  return {
    entities: [...entities.values()].sort((a, b) => (a.key < b.key ? -1 : 1)),
    keys: new Map(
      local.map((document) => [
        document.key,
        document.names.map((name, i) => {
          const partner = partners.get(document)?.get(i);
          return partner ? [keyOf.get(name)!, keyOf.get(partner)!] : [keyOf.get(name)!];
        }),
      ]),
    ),
    evidence: joined.filter(({ name }) => keyOf.has(name)).map((one) => ({ ...one, entity: keyOf.get(one.name)! })),
  };
}

/** Who the second person of each couple is: named by its article, else by the only other article about such a couple. */
function findPartners(local: readonly Local[]): Map<Local, Map<number, Name>> {
  const known = new Map<string, Set<Name>>();
  for (const { surname, partner } of local.flatMap(({ couples }) => couples)) {
    if (partner) known.set(surname, (known.get(surname) ?? new Set()).add(partner));
  }
  const elsewhere = (surname: string): Name | undefined => {
    const names = [...(known.get(surname) ?? [])];
    return names.length === 1 ? names[0] : undefined;
  };
  return new Map(
    local.map((document) => [
      document,
      new Map(
        document.couples.map(({ mention, surname, partner }) => [
          mention,
          partner ?? elsewhere(surname) ?? makeName(`Mrs ${surname}`, 'PERSON'),
        ]),
      ),
    ]),
  );
}

/** The name that most documents use, of a person a full one; then the longer, then by code units. */
function preferredName(names: readonly Name[], counts: ReadonlyMap<string, number>): Name {
  const full = names.filter((name) => name.kind === 'PERSON' && name.words.length > 1);
  const count = (name: Name): number => counts.get(name.id) ?? 0;
  return [...(full.length > 0 ? full : names)].sort(
    (a, b) => count(b) - count(a) || b.folded.length - a.folded.length || byId(a, b),
  )[0]!;
}
