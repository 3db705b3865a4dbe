import {
  type CoupleUse,
  type DeclaredUse,
  foldedOf,
  type Joined,
  type KeptName,
  type NameIndex,
  type NameLink,
  type Owner,
  type ResolvedEntity,
} from '@sourcebook/ingest';
import sql, { type Sql } from 'sql-template-tag';
import type { Engine, Value } from '../engine.ts';
import { Ids } from './ids.ts';
import { portions } from './portions.ts';
import { provisionalSlug } from './provisional-slug.ts';

const PORTION = 2000;

type NameRow = Omit<KeptName, 'owner'> & { readonly owner: string | null };

/** An archive's names in its tables, and what resolving them changes. */
export class KeptNames implements NameIndex {
  /** Names that mean another entity now. */
  readonly moved = new Set<string>();
  /** Entities that lost a name. */
  readonly left = new Set<number>();
  /** Slugs that are wished for by entities whose standing among others changed. */
  readonly recast = new Set<string>();
  readonly #engine: Engine;
  readonly #entityIds: Ids;

  private constructor(engine: Engine, entityIds: Ids) {
    this.#engine = engine;
    this.#entityIds = entityIds;
  }

  static async open(engine: Engine): Promise<KeptNames> {
    return new KeptNames(engine, await Ids.after(engine, 'entity'));
  }

  names(ids: readonly string[]): Promise<KeptName[]> {
    return this.#select(ids, (portion) => sql`n.key in (${portion})`);
  }

  inGroups(groups: readonly string[]): Promise<KeptName[]> {
    return this.#select(groups, (portion) => sql`n.name_group in (${portion})`);
  }

  ofEntities(entities: readonly string[]): Promise<KeptName[]> {
    return this.#select(entities, (portion) => sql`n.entity_id in (select id from entity where key in (${portion}))`);
  }

  ownedBy(groups: readonly string[]): Promise<KeptName[]> {
    return this.#select(groups, (portion) => sql`n.owner_group in (${portion})`);
  }

  async links(ids: readonly string[]): Promise<(NameLink & { id: string })[]> {
    return this.#gather(ids, (portion) =>
      this.#engine.all(sql`select l.role, l.key, l.name as id from name_link l where l.name in (${portion})`),
    );
  }

  linked(role: NameLink['role'], keys: readonly string[], most?: number): Promise<{ key: string; id: string }[]> {
    return this.#gather(keys, async (_, portion) => {
      const isLinked = sql`role = ${role} and ${this.#engine.among(sql`key`, portion)}`;
      if (most === undefined) return this.#engine.all(sql`select key, name as id from name_link where ${isLinked}`);
      return this.#engine.all(sql`select key, id from (
        select key, name as id, row_number() over (partition by key order by name) as place
        from name_link where ${isLinked}) numbered where place <= ${most}`);
    });
  }

  declared(side: 'short' | 'long', ids: readonly string[]): Promise<DeclaredUse[]> {
    const condition = (portion: Sql) => (side === 'short' ? sql`p.short in (${portion})` : sql`p.long in (${portion})`);
    return this.#gather(ids, async (portion) => {
      const rows = await this.#engine.all<Omit<DeclaredUse, 'span'> & { start: number; end: number }>(
        sql`select p.short, p.long, p.places, d.rule, d.document_key as document, d.start, d."end"
          from declared_pair p join declared d on d.id = (
            select f.id from declared f where ${this.#engine.same(sql`f.short`, sql`p.short`)}
              and ${this.#engine.same(sql`f.long`, sql`p.long`)} order by f.document_key, f.start, f."end", f.rule desc limit 1)
          where ${condition(portion)}`,
      );
      return rows.map(({ start, end, ...use }) => ({ ...use, span: { start, end } }));
    });
  }

  couples(side: 'surname' | 'partner', values: readonly string[]): Promise<CoupleUse[]> {
    return this.#gather(values, (portion) =>
      this.#engine.all(
        sql`select surname, partner, documents from couple where ${side === 'surname' ? sql`surname` : sql`partner`} in (${portion})`,
      ),
    );
  }

  async writeLinks(links: ReadonlyMap<string, readonly NameLink[]>): Promise<void> {
    await this.#each([...links.keys()], (portion) =>
      this.#engine.run(sql`delete from name_link where name in (${portion})`),
    );
    await this.#engine.insert(
      'name_link',
      ['role', 'key', 'name'],
      Array.from(links, ([id, own]) => {
        const distinct = new Map(own.map((link) => [`${link.role} ${link.key}`, link]));
        return Array.from(distinct.values(), ({ role, key }): Value[] => [role, key, id]);
      }).flat(),
    );
  }

  async writeGroups(
    names: readonly Pick<KeptName, 'id' | 'group' | 'authority' | 'key'>[],
    evidence: readonly Joined[],
  ): Promise<void> {
    await this.#engine.update(
      'name',
      'key',
      ['name_group', 'authority', 'entity_key', 'owner', 'owner_group'],
      names.map(({ id, group, authority, key }) => [id, group, authority, key, null, null]),
    );
    const ids = names.map(({ id }) => id);
    await this.#each(ids, (_, portion) =>
      this.#engine.run(
        sql`delete from evidence where ${this.#engine.among(sql`label`, portion)} and rule <> 'BACK_REFERENCE'`,
      ),
    );
    await this.#writeEvidence(evidence);
  }

  async writeOwners(owners: ReadonlyMap<string, Owner | null>): Promise<void> {
    await this.#engine.update(
      'name',
      'key',
      ['owner', 'owner_group'],
      Array.from(owners, ([group, owner]) => [group, owner && JSON.stringify(owner), owner?.owner ?? null]),
    );
  }

  async writeEntities(
    names: readonly Pick<KeptName, 'id' | 'entity'>[],
    entities: readonly ResolvedEntity[],
    evidence: readonly Joined[],
  ): Promise<void> {
    const numbers = await this.#keepEntities(entities);
    const ids = names.map(({ id }) => id);
    const before = new Map(
      (
        await this.#gather(ids, (portion) =>
          this.#engine.all<{ key: string; entityId: number | null }>(
            sql`select key, entity_id as "entityId" from name where key in (${portion})`,
          ),
        )
      ).map(({ key, entityId }) => [key, entityId]),
    );
    const moved: [string, number | null][] = [];
    for (const { id, entity } of names) {
      const was = before.get(id) ?? null;
      const now = entity === null ? null : numbers.get(entity)!;
      if (was === now) continue;
      this.moved.add(id);
      if (was !== null) this.left.add(was);
      moved.push([id, now]);
    }
    await this.#engine.update('name', 'key', ['entity_id'], moved);
    await this.#engine.update('evidence', 'label', ['entity_id'], moved);
    await this.#each(ids, (_, portion) =>
      this.#engine.run(
        sql`delete from evidence where ${this.#engine.among(sql`label`, portion)} and rule = 'UNIQUE_PART'`,
      ),
    );
    await this.#writeEvidence(evidence);
  }

  async #keepEntities(entities: readonly ResolvedEntity[]): Promise<Map<string, number>> {
    const known = new Map(
      (
        await this.#gather(
          entities.map(({ key }) => key),
          (portion) =>
            this.#engine.all<{ id: number; key: string; kind: string; authorityId: string | null; wish: string }>(
              sql`select id, key, kind, authority_id as "authorityId", wish from entity where key in (${portion})`,
            ),
        )
      ).map((row) => [row.key, row]),
    );
    const added: Value[][] = [];
    const numbers = new Map<string, number>();
    for (const { key, kind, authorityId } of entities) {
      // Labels of one authority entry that contradict each other mean that entry all the same.
      if (numbers.has(key)) continue;
      const row = known.get(key);
      const id = row?.id ?? this.#entityIds.take();
      numbers.set(key, id);
      // Names and slugs are told when all mentions are written.
      if (!row) added.push([id, key, provisionalSlug(key), '', kind, '', '', authorityId]);
      else if (row.kind !== kind || row.authorityId !== authorityId) {
        await this.#engine.run(sql`update entity set kind = ${kind}, authority_id = ${authorityId} where id = ${id}`);
        this.left.add(id);
        this.recast.add(row.wish);
      }
    }
    await this.#engine.insert('entity', ['id', 'key', 'slug', 'wish', 'kind', 'name', 'fold', 'authority_id'], added);
    return numbers;
  }

  /** Evidence hangs on the name that was joined, and so on the entity which that means. */
  async #writeEvidence(evidence: readonly Joined[]): Promise<void> {
    await this.#engine.insert(
      'evidence',
      ['label', 'rule', 'name', 'other', 'document_key', 'document_start', 'document_end'],
      evidence.map(({ rule, name, other, document, span }) => [
        name,
        rule,
        foldedOf(name),
        foldedOf(other),
        document ?? '',
        span?.start ?? 0,
        span?.end ?? 0,
      ]),
    );
    await this.#each([...new Set(evidence.map(({ name }) => name))], (_, portion) =>
      this.#engine.run(sql`update evidence set entity_id = n.entity_id from name n
        where n.key = evidence.label and ${this.#engine.among(sql`evidence.label`, portion)}`),
    );
  }

  async #select(values: readonly string[], condition: (portion: Sql) => Sql): Promise<KeptName[]> {
    const rows = await this.#gather(values, (portion) =>
      this.#engine.all<NameRow>(sql`select n.key as id, n.documents, n.acronyms, n.name_group as "group", n.authority,
        n.entity_key as key, n.owner, e.key as entity from name n left join entity e on e.id = n.entity_id
        where ${condition(portion)} order by n.key`),
    );
    return rows.map(({ owner, ...row }) => ({ ...row, owner: owner === null ? null : (JSON.parse(owner) as Owner) }));
  }

  async #gather<Row>(
    values: readonly string[],
    read: (list: Sql, portion: readonly string[]) => Promise<Row[]>,
  ): Promise<Row[]> {
    const rows: Row[] = [];
    for (const portion of portions(values, PORTION))
      for (const row of await read(this.#engine.list(portion), portion)) rows.push(row);
    return rows;
  }

  async #each(
    values: readonly string[],
    work: (list: Sql, portion: readonly string[]) => Promise<void>,
  ): Promise<void> {
    for (const portion of portions(values, PORTION)) await work(this.#engine.list(portion), portion);
  }
}
