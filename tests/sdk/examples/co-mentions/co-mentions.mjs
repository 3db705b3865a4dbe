// Who is named together with whom, as CSV: node co-mentions.mjs [how many entities] > co-mentions.csv
// The server is SOURCEBOOK_URL, else the one on this machine.

import { createClient, isSourcebookError } from '@sourcebook/sdk';

const client = createClient();
const count = Number(process.argv[2] ?? 20);

try {
  const { entities } = await client.select({
    entities: {
      $args: { first: count },
      nodes: {
        name: true,
        kind: true,
        coMentions: {
          $args: { first: 10 },
          edges: { articleCount: true, score: true, node: { name: true, kind: true } },
        },
      },
    },
  });
  writeRow('entity', 'kind', 'named with', 'kind', 'articles', 'score');
  for (const { name, kind, coMentions } of entities.nodes)
    for (const { node, articleCount, score } of coMentions.edges)
      writeRow(name, kind, node.name, node.kind, articleCount, score.toFixed(3));
} catch (error) {
  if (!isSourcebookError(error)) throw error;
  console.error(`${error.code}: ${error.message}`);
  process.exitCode = 1;
}

function writeRow(...cells) {
  console.log(cells.map(quote).join(','));
}

/** RFC 4180. A cell that a spreadsheet would take for a formula begins with an apostrophe. */
function quote(cell) {
  const text = typeof cell === 'string' && /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : String(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
