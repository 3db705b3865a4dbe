/** Prints rows as a Markdown table; the first row is its head. */
export function printTable(title: string, rows: readonly (readonly (string | number)[])[]): void {
  const [head = [], ...body] = rows.map((row) => `| ${row.map(show).join(' | ')} |`);
  const rule = `|${'---|'.repeat(rows[0]?.length ?? 0)}`;
  console.log(`\n${[`**${title}**`, '', head, rule, ...body].join('\n')}`);
}

/** Three digits say all that a measurement knows. */
function show(cell: string | number): string {
  if (typeof cell === 'string') return cell;
  return cell >= 100 ? String(Math.round(cell)) : String(Number(cell.toPrecision(3)));
}
