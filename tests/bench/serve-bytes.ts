import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serveParent } from './child-server.ts';

/** What no cache can beat: node:http that sends the same bytes to whoever asks, whatever they ask. */
const [head = '[]', text = ''] = process.argv.slice(2);
const headers = JSON.parse(head) as string[];
const body = Buffer.from(text);

const http = createServer((request, response) => {
  request.resume().once('end', () => response.writeHead(200, headers).end(body));
});
http.listen(0, '127.0.0.1', () => serveParent(`http://127.0.0.1:${(http.address() as AddressInfo).port}/graphql`));
