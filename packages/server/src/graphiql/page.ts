import { ASSET_PATH, type GraphiqlAssets } from './assets.ts';
import { examples } from './examples.ts';

/** Monaco sets styles from script; everything else is files of our own. */
export const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self' data:",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const ICON =
  'data:image/svg+xml,%3Csvg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"%3E%3Cpath fill="%23345" d="M2 2h5l1 1 1-1h5v11H9l-1 1-1-1H2z"/%3E%3C/svg%3E';

/**
 * On a first visit GraphiQL's tabs slide to their places and stay half way in their own books: they jump when they are
 * pressed, and the click misses them.
 */
const STILL_TABS = '.graphiql-tab { transform: none !important }';

/** GraphiQL with the examples as its first tabs. What the script must know stands in the page as data, not as script. */
export function renderGraphiql(assets: GraphiqlAssets): string {
  const settings = {
    title: 'Sourcebook',
    examples,
    workers: {
      editorWorkerService: addressOf(assets.editorWorker),
      graphql: addressOf(assets.graphqlWorker),
      json: addressOf(assets.jsonWorker),
    },
  };
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Sourcebook</title>
<link rel="icon" href='${ICON}'>
<link rel="stylesheet" href="${addressOf(assets.style)}">
<style>${STILL_TABS}</style>
</head>
<body>
<noscript>GraphiQL needs JavaScript. Without it, send a GraphQL query to this address by POST.</noscript>
<div id="root"></div>
<script type="application/json" id="settings">${inScript(settings)}</script>
<script src="${addressOf(assets.boot)}"></script>
<script src="${addressOf(assets.app)}"></script>
</body>
</html>
`;
}

/** For a work tree in which the assets were not built. */
export function renderMissing(): string {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Sourcebook</title>
<p>GraphiQL's files are not built: run <code>npm run build</code>, then start the server again.</p>
<p>The API answers at this address: send a GraphQL query by POST.</p>
</html>
`;
}

function addressOf(name: string): string {
  return ASSET_PATH + name;
}

/** JSON that can't close the element it stands in. */
function inScript(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}
