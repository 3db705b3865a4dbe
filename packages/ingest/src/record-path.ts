/** Files of records, one JSON object a line (https://jsonlines.org). */
const RECORDS = /\.(jsonl|ndjson)$/i;

/** Enough that records sort as they stand, up to a hundred million lines. */
const DIGITS = 8;

const ROW = /#row=\d{8,}$/;

export function holdsRecords(path: string): boolean {
  return RECORDS.test(path);
}

/** The place of a record: its file and, as RFC 7111 names the rows of a table, the number of its line. */
export function recordPath(file: string, line: number): string {
  return `${file}#row=${String(line).padStart(DIGITS, '0')}`;
}

/** Where the paths of a file's records sort: from the first to before the end. */
export function recordRange(file: string): { readonly first: string; readonly end: string } {
  return { first: `${file}#row=`, end: `${file}#row>` };
}

/** The file that a path leads into. */
export function fileOf(path: string): string {
  const file = path.replace(ROW, '');
  return holdsRecords(file) ? file : path;
}

/** Whether a path is that of a record in a file. */
export function isRecordPath(path: string): boolean {
  return fileOf(path) !== path;
}
