import { extractListings, extractMentions, type PageRow, withLanguages } from '@sourcebook/ingest';
import { readAuthorityFile } from './describe-folder.ts';
import { EXIT, type ExitCode, type Output } from './output.ts';

export interface ExtractOptions {
  /** Segment pages instead of finding names. */
  readonly listing?: boolean | undefined;
  readonly authority?: string | undefined;
  readonly minConfidence?: number | undefined;
}

/** Writing takes as long for many lines as for one. */
const ROWS_AT_ONCE = 100;

/** Reads texts as JSON lines and writes what reading finds in each, so that others can measure it. */
export async function extract(options: ExtractOptions, output: Output): Promise<ExitCode> {
  const { rows, faults } = readRows(await output.readInput());
  for (const fault of faults) output.err(`sourcebook: ${fault}\n`);
  const found = options.listing ? extractListings(rows) : await findMentions(rows, options);
  for (let from = 0; from < found.length; from += ROWS_AT_ONCE) {
    const lines = found.slice(from, from + ROWS_AT_ONCE).map((row) => `${JSON.stringify(row)}\n`);
    output.out(lines.join(''));
  }
  return faults.length > 0 ? EXIT.problems : EXIT.done;
}

function findMentions(rows: readonly PageRow[], options: ExtractOptions) {
  const { minConfidence } = options;
  const authority = options.authority === undefined ? [] : readAuthorityFile(options.authority);
  return withLanguages((detectLanguage) => extractMentions(rows, { authority, detectLanguage, minConfidence }));
}

function readRows(input: string): { rows: PageRow[]; faults: string[] } {
  const rows: PageRow[] = [];
  const faults: string[] = [];
  for (const [index, line] of input.split('\n').entries()) {
    if (line.trim() === '') continue;
    const row = readRow(line);
    if (row) rows.push(row);
    else faults.push(`standard input, line ${index + 1}: expected a JSON object with the strings "id" and "text".`);
  }
  return { rows, faults };
}

function readRow(line: string): PageRow | null {
  try {
    const { id, text, folder } = JSON.parse(line) as Record<string, unknown>;
    if (typeof id !== 'string' || typeof text !== 'string') return null;
    return { id, text, folder: typeof folder === 'string' ? folder : undefined };
  } catch {
    return null;
  }
}
