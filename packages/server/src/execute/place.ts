/** Where a value stands in the answer: in which list of cells, at which index, and by which name or number it is told. */
export class Place {
  readonly parent: Place | null;
  readonly cells: Cell[];
  readonly index: number;
  readonly key: string | number;
  readonly isNullable: boolean;
  /** Whether an error has put null here: what comes for it later is for nobody. */
  isLost = false;

  constructor(parent: Place | null, cells: Cell[], index: number, key: string | number, isNullable: boolean) {
    this.parent = parent;
    this.cells = cells;
    this.index = index;
    this.key = key;
    this.isNullable = isNullable;
  }

  /** From the answer's data. */
  get path(): (string | number)[] {
    return this.parent ? [...this.parent.path, this.key] : [];
  }

  isWithinLost(): boolean {
    for (let place: Place | null = this; place; place = place.parent) if (place.isLost) return true;
    return false;
  }

  /** Puts null here, or where the next thing stands that holds this one and may be null. */
  lose(): void {
    let place: Place = this;
    while (!place.isNullable && place.parent) place = place.parent;
    place.cells[place.index] = 'null';
    place.isLost = true;
  }
}

/** A value of the answer: a leaf as JSON, a list's items, or an object; undefined until it is known. */
export type Cell = string | Cell[] | Row | undefined;

/** An object of the answer, with a cell for each field that is asked of it. */
export class Row extends Place {
  readonly source: unknown;
  /** What stands before each field's value. */
  readonly labels: readonly string[];
  readonly fields: Cell[];

  constructor(
    parent: Place | null,
    cells: Cell[],
    index: number,
    key: string | number,
    isNullable: boolean,
    source: unknown,
    labels: readonly string[],
  ) {
    super(parent, cells, index, key, isNullable);
    this.source = source;
    this.labels = labels;
    this.fields = new Array<Cell>(labels.length);
  }
}

/** The JSON of a cell that is known with all that is in it. */
export function writeCell(cell: Cell): string {
  return appendCell('', cell);
}

/** One piece behind the other: a string that grows so is made whole in half the time of one that is put together. */
function appendCell(before: string, cell: Cell): string {
  if (typeof cell === 'string') return before + cell;
  if (cell instanceof Row) return appendRow(before, cell);
  if (cell === undefined) throw new TypeError('A value of the answer is missing.');
  let json = `${before}[`;
  for (let index = 0; index < cell.length; index++) {
    if (index > 0) json += ',';
    json = appendCell(json, cell[index]);
  }
  return `${json}]`;
}

function appendRow(before: string, { labels, fields }: Row): string {
  if (labels.length === 0) return `${before}{}`;
  let json = before;
  for (let index = 0; index < labels.length; index++) json = appendCell(json + labels[index]!, fields[index]);
  return `${json}}`;
}
