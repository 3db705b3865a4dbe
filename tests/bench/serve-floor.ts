import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import Database from 'better-sqlite3';
import { serveParent } from './child-server.ts';
import { QUESTIONS } from './questions.ts';

/** As little as can answer a question: node:http and one statement, prepared once, that builds the JSON. */
const [file = ''] = process.argv.slice(2);
const database = new Database(file, { readonly: true });
const statements = new Map(QUESTIONS.map(({ query, floor }) => [query, database.prepare(floor).pluck()]));
const type = 'application/json; charset=utf-8';

const http = createServer(async (request, response) => {
  const { query, variables = {} } = JSON.parse(await text(request)) as { query: string; variables?: { id?: string } };
  const key = variables.id && Buffer.from(variables.id, 'base64').toString().split(':')[1];
  const data = statements.get(query)!.get(...(key ? [key] : []));
  const body = Buffer.from(`{"data":${data}}`);
  response.writeHead(200, { 'content-type': type, 'content-length': body.length }).end(body);
});
http.listen(0, '127.0.0.1', () => serveParent(`http://127.0.0.1:${(http.address() as AddressInfo).port}/graphql`));
