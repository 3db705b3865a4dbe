import {
  type AuthorityEntry,
  type Background,
  type NameUses,
  nameBackground,
  partnerId,
  usesOf,
} from '@sourcebook/ingest';
import sql from 'sql-template-tag';
import type { Engine, Value } from '../engine.ts';
import { type DecidedNames, readDecided } from './decided-names.ts';
import { portions } from './portions.ts';
import { dropUndecided } from './undecided.ts';

/** A document that names others than before. */
export interface ChangedDocument {
  readonly id: number;
  readonly key: string;
  readonly now: DecidedNames | null;
  readonly before: string | null;
}

interface NameRow {
  readonly key: string;
  documents: number;
  acronyms: number;
}

/** So many names' uses are held before they are added to the table. */
const MOST_HELD = 50_000;

/** How the documents of an archive use names, kept by addition. */
export class NameTable {
  /** Names whose uses changed, or what is said of them. */
  readonly touched = new Set<string>();
  readonly #engine: Engine;
  /** What is to be added: most names are used in many documents. */
  #held = new Map<string, NameRow>();

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  /** Takes away what documents no longer say and adds what they say now; `finish` has to be called after the last. */
  async change(documents: readonly ChangedDocument[]): Promise<void> {
    const changes = documents.flatMap(({ id, key, now, before }) => {
      const was = readDecided(before);
      return [
        ...(was ? [{ id, key, sign: -1 as const, names: was }] : []),
        ...(now ? [{ id, key, sign: 1 as const, names: now }] : []),
      ];
    });
    const uses = changes.map((change) => ({ ...change, uses: usesOf({ key: change.key, ...change.names }) }));
    this.#count(uses);
    if (this.#held.size > MOST_HELD) await this.finish();
    await this.#writeDeclared(changes);
    await this.#writeCouples(uses);
  }

  async finish(): Promise<void> {
    const changed = [...this.#held.values()].filter(({ documents, acronyms }) => documents !== 0 || acronyms !== 0);
    this.#held = new Map();
    await this.#add(changed);
  }

  /** Labels take part without any document that uses them. */
  async label(...authorities: (readonly AuthorityEntry[])[]): Promise<void> {
    const labels = new Set(authorities.flatMap((authority) => [...nameBackground(authority).entries.keys()]));
    await this.#add(Array.from(labels, (key) => ({ key, documents: 0, acronyms: 0 })));
    for (const key of labels) this.touched.add(key);
  }

  /** Documents that nothing shows any more. */
  async forget(documents: readonly number[]): Promise<void> {
    for (const ids of portions(documents, 500)) {
      const rows = await this.#engine.all<{ id: number; key: string; names: string | null }>(
        sql`select id, key, names from document where id in (${this.#engine.list(ids)})`,
      );
      await this.change(rows.map(({ id, key, names }) => ({ id, key, now: null, before: names })));
      await this.#engine.deleteSets('document_word', ids);
      await dropUndecided(this.#engine, ids);
      await this.#engine.run(sql`delete from document where id in (${this.#engine.list(ids)})`);
    }
  }

  /** Names that no document uses any more go, but for labels. */
  async prune({ entries }: Background): Promise<void> {
    for (const keys of portions(this.touched, 2000)) {
      const rows = await this.#engine.all<{ key: string }>(
        sql`select key from name where documents = 0 and key in (${this.#engine.list(keys)})`,
      );
      const gone = rows.map(({ key }) => key).filter((key) => !entries.has(key));
      await this.#engine.run(sql`delete from name_link where name in (${this.#engine.list(gone)})`);
      await this.#engine.run(sql`delete from evidence where ${this.#engine.among(sql`label`, gone)}`);
      await this.#engine.run(sql`delete from name where key in (${this.#engine.list(gone)})`);
    }
  }

  #count(changes: readonly { readonly sign: 1 | -1; readonly uses: NameUses }[]): void {
    const sums = new Map<string, NameRow>();
    for (const { sign, uses } of changes) {
      for (const { id, documents, acronyms } of uses.names) addUse(sums, id, sign * documents, sign * acronyms);
    }
    for (const { key, documents, acronyms } of sums.values()) {
      if (documents === 0 && acronyms === 0) continue;
      addUse(this.#held, key, documents, acronyms);
      this.touched.add(key);
    }
  }

  async #add(rows: readonly NameRow[]): Promise<void> {
    await this.#engine.add(
      'name',
      ['key'],
      ['documents', 'acronyms'],
      rows.map(({ key, documents, acronyms }) => [key, documents, acronyms]),
    );
  }

  async #writeDeclared(changes: readonly SignedDocument[]): Promise<void> {
    const engine = this.#engine;
    const gone = changes.filter(({ sign }) => sign < 0).map(({ key }) => key);
    if (gone.length > 0) await engine.run(sql`delete from declared where document_key in (${engine.list(gone)})`);
    const rows: Value[][] = [];
    const pairs = new Map<string, [string, string, number]>();
    for (const { key, sign, names } of changes) {
      for (const { rule, span, ...numbers } of names.declared) {
        const [short, long] = [names.names[numbers.short]!.id, names.names[numbers.long]!.id];
        this.touched.add(short).add(long);
        if (sign > 0) rows.push([short, long, key, span.start, span.end, rule]);
        const pair = `${short}\0${long}`;
        pairs.set(pair, [short, long, (pairs.get(pair)?.[2] ?? 0) + sign]);
      }
    }
    await engine.add('declared_pair', ['short', 'long'], ['places'], pairs.values());
    await engine.insert('declared', ['short', 'long', 'document_key', 'start', 'end', 'rule'], rows);
    if (gone.length > 0) await engine.run(sql`delete from declared_pair where places = 0`);
  }

  async #writeCouples(changes: readonly (SignedDocument & { readonly uses: NameUses })[]): Promise<void> {
    const engine = this.#engine;
    const couples = new Map<string, [string, string, number]>();
    for (const { id, sign, names, uses } of changes) {
      for (const { surname, partner } of uses.couples) {
        const couple = `${surname}\0${partner}`;
        couples.set(couple, [surname, partner, (couples.get(couple)?.[2] ?? 0) + sign]);
        this.touched.add(partner).add(partnerId(surname));
      }
      const paired = [...new Set(names.mentions.filter((one) => one.length > 1).flat())];
      if (paired.length === 0) continue;
      await engine.run(sql`delete from couple_document where document_id = ${id}`);
      if (sign < 0) continue;
      await engine.insert(
        'couple_document',
        ['document_id', 'name'],
        paired.map((number) => [id, names.names[number]!.id]),
      );
    }
    if (couples.size === 0) return;
    await engine.add('couple', ['surname', 'partner'], ['documents'], couples.values());
    await engine.run(sql`delete from couple where documents = 0`);
  }
}

interface SignedDocument {
  readonly id: number;
  readonly key: string;
  readonly sign: 1 | -1;
  readonly names: DecidedNames;
}

function addUse(sums: Map<string, NameRow>, key: string, documents: number, acronyms: number): void {
  const sum = sums.get(key);
  if (sum) {
    sum.documents += documents;
    sum.acronyms += acronyms;
  } else {
    sums.set(key, { key, documents, acronyms });
  }
}
