// The server must allow this page's origin; its address is this page's ?server=, else the one on this machine.

import { createClient, isSourcebookError } from '@sourcebook/sdk';

const server = new URLSearchParams(location.search).get('server');
const client = createClient(server ? { url: server } : {});
const form = document.querySelector('form');
const status = document.querySelector('#status');
const hits = document.querySelector('#hits');
let running = new AbortController();

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  // A new search ends the one before it, so that answers never come in the wrong order.
  running.abort();
  running = new AbortController();
  const query = new FormData(form).get('query');
  try {
    for await (const page of client.search({ query, first: 20 }, { signal: running.signal }).pages()) {
      status.textContent = `${page.totalCount} found`;
      hits.replaceChildren(...page.edges.map(showHit));
      return;
    }
  } catch (error) {
    if (!isSourcebookError(error)) throw error;
    if (error.code !== 'ABORTED') status.textContent = error.message;
  }
});

function showHit({ node, highlights }) {
  const item = document.createElement('li');
  const heading = document.createElement('strong');
  heading.textContent = node.__typename === 'Article' ? (node.title ?? 'Without a title') : node.name;
  item.append(heading, ...highlights.map(showHighlight));
  return item;
}

/** Ranges are offsets in the fragment, so that nothing has to be read as HTML. */
function showHighlight({ fragment, ranges }) {
  const line = document.createElement('p');
  let at = 0;
  for (const { start, end } of ranges) {
    const mark = document.createElement('mark');
    mark.textContent = fragment.slice(start, end);
    line.append(fragment.slice(at, start), mark);
    at = end;
  }
  line.append(fragment.slice(at));
  return line;
}
