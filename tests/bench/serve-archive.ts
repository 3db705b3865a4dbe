import { createArchiveServer, listen, openArchive } from '@sourcebook/server';
import { serveParent } from './child-server.ts';

const [file = '', options = '{}'] = process.argv.slice(2);
const server = createArchiveServer(await openArchive(file), JSON.parse(options) as object);
const { url } = await listen({ server, host: '127.0.0.1', port: 0 });
serveParent(url);
