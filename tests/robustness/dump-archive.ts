import { createHash } from 'node:crypto';
import Database from 'better-sqlite3';

/** What stands for a row where another table refers to it, so that no internal number is compared. */
const NAMES: Readonly<Record<string, string>> = {
  capture_id: '(select sha256 from input_capture where id = x.capture_id)',
  source_id: '(select key from source where id = x.source_id)',
  article_id: '(select key from article where id = x.article_id)',
  writing_id: '(select hash from writing where id = x.writing_id)',
  document_id: '(select key from document where id = x.document_id)',
  label_id: '(select key from name where id = x.label_id)',
  entity_id: '(select key from entity where id = x.entity_id)',
  name_id:
    "(select e.key || ' ' || n.text from entity_name n join entity e on e.id = n.entity_id where n.id = x.name_id)",
  appearance_id: `(select c.sha256 || ' ' || a.position from appearance a join input_capture c on c.id = a.capture_id
    where a.id = x.appearance_id)`,
};

/** Tables whose rows have numbers of their own by which others refer to them. */
const INDEXES = { article_fts: 'article', entity_fts: 'entity', source_fts: 'source' } as const;

export interface DumpOptions {
  /** Where IDs that vanished lead to: that depends on what was settled in between. */
  readonly redirects: boolean;
}

/** The whole content of an archive by table: sorted rows without internal numbers. */
export function dumpArchive(file: string, { redirects }: DumpOptions = { redirects: true }): Map<string, string[]> {
  const database = new Database(file, { readonly: true, fileMustExist: true });
  try {
    database.exec('begin');
    const tables = database
      .prepare(
        "select name from pragma_table_list where schema = 'main' and type = 'table' and name not like 'sqlite_%'",
      )
      .pluck()
      .all() as string[];
    const dump = new Map<string, string[]>();
    for (const table of tables.sort()) {
      if (table === 'redirect' && !redirects) continue;
      dump.set(table, dumpTable(database, table));
    }
    for (const [index, table] of Object.entries(INDEXES)) dump.set(index, dumpIndex(database, index, table));
    return dump;
  } finally {
    database.close();
  }
}

/** One hash for a dump. */
export function hashDump(dump: ReadonlyMap<string, readonly string[]>): string {
  const hash = createHash('sha256');
  for (const [table, rows] of dump) hash.update(`${table}\n${rows.join('\n')}\n`);
  return hash.digest('hex');
}

/** The tables in which two dumps differ, with the first row that one has and the other has not. */
export function compareDumps(a: ReadonlyMap<string, string[]>, b: ReadonlyMap<string, string[]>): string[] {
  return [...new Set([...a.keys(), ...b.keys()])].flatMap((table) => {
    const [left, right] = [a.get(table) ?? [], b.get(table) ?? []];
    if (left.join('\n') === right.join('\n')) return [];
    const odd = left.find((row) => !right.includes(row)) ?? right.find((row) => !left.includes(row)) ?? 'order';
    return [`${table}: ${left.length} and ${right.length} rows, for example ${odd.slice(0, 200)}`];
  });
}

function dumpTable(database: Database.Database, table: string): string[] {
  const columns = database.prepare('select name from pragma_table_info(?)').pluck().all(table) as string[];
  const shown = columns.filter((column) => column !== 'id').map((column) => NAMES[column] ?? `x."${column}"`);
  // How many portions the inputs came in is no content, and what the inputs say is told by their own tables.
  const where = table === 'meta' ? "where key not in ('inputs', 'settled', 'places', 'authority')" : '';
  const rows = database
    .prepare(`select ${shown.join(', ')} from "${table}" x ${where}`)
    .raw()
    .all() as unknown[][];
  return rows.map((row) => JSON.stringify(row, showBytes)).sort();
}

function dumpIndex(database: Database.Database, index: string, table: string): string[] {
  database.exec(`create virtual table temp.${index}_words using fts5vocab('main', '${index}', 'instance')`);
  const rows = database
    .prepare(`select t.key, v.col, v.offset, v.term from temp.${index}_words v join ${table} t on t.id = v.doc`)
    .raw()
    .all() as unknown[][];
  return rows.map((row) => JSON.stringify(row)).sort();
}

function showBytes(_: string, value: unknown): unknown {
  const isBytes = typeof value === 'object' && value !== null && 'type' in value && value.type === 'Buffer';
  return isBytes
    ? createHash('sha256')
        .update(Buffer.from((value as unknown as { data: number[] }).data))
        .digest('hex')
    : value;
}
