import type { ListedRow, Slice, SortKey, Value } from '../engine.ts';
import type { Columns } from '../rows.ts';

export type Row = Record<string, Value>;

const makers = new WeakMap<Columns, Map<string, (values: readonly Value[]) => Row>>();

/** Makes rows of lists of values, for some of a list's columns. To read another one is a fault. */
export function createRows(columns: Columns, names: readonly string[]): (values: readonly Value[]) => Row {
  const known = makers.get(columns) ?? new Map<string, (values: readonly Value[]) => Row>();
  makers.set(columns, known);
  const key = names.join();
  const made = known.get(key) ?? createMaker(columns, names);
  known.set(key, made);
  return made;
}

function createMaker(columns: Columns, names: readonly string[]): (values: readonly Value[]) => Row {
  class NarrowRow {
    constructor(values: readonly Value[]) {
      nameInto(this as unknown as Row, names, values);
    }
  }
  for (const name of Object.keys(columns)) {
    if (names.includes(name)) continue;
    const get = (): never => {
      throw new TypeError(`The column ${name} was not asked for: the field that reads it must say so.`);
    };
    Object.defineProperty(NarrowRow.prototype, name, { get });
  }
  return (values) => new NarrowRow(values) as unknown as Row;
}

/** The rows of a page, whose lists of values begin with so many columns. */
export function readPage(
  page: readonly Value[][],
  toRow: (values: readonly Value[]) => Row,
  columns: number,
  { backward, hasSortKeys }: Pick<Slice, 'backward' | 'hasSortKeys'>,
): ListedRow[] {
  const listed = page.map((values) => ({
    sortKey: hasSortKeys ? (values.slice(columns) as (string | number)[] satisfies SortKey) : null,
    row: toRow(values),
  }));
  return backward ? listed.reverse() : listed;
}

/** The values of a row by the names of its columns. */
export function nameValues(names: readonly string[], values: readonly Value[]): Row {
  const row: Row = {};
  nameInto(row, names, values);
  return row;
}

function nameInto(row: Row, names: readonly string[], values: readonly Value[]): void {
  for (let index = 0; index < names.length; index++) row[names[index]!] = values[index]!;
}
