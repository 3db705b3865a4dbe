import { createServer, type Socket } from 'node:net';
import { PGlite } from '@electric-sql/pglite';

const SSL_REQUEST = 80_877_103;
const CANCEL_REQUEST = 80_877_102;

/**
 * Postgres in this process, to be reached as a server is. It has one session, which connections have in turn, each for
 * as long as its transaction lasts.
 */
export async function startPglite(): Promise<{ readonly url: string; close(): Promise<void> }> {
  const database = await PGlite.create();
  const session = new Session(database);
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    serve(socket, session);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('The server has no port.');
  return {
    url: `postgres://postgres@127.0.0.1:${address.port}/postgres`,
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
      await session.ended();
      await database.close();
    },
  };
}

class Session {
  readonly #database: PGlite;
  #free: Promise<void> = Promise.resolve();

  constructor(database: PGlite) {
    this.#database = database;
  }

  /** Waits until no other connection has a transaction open. */
  async enter(): Promise<() => void> {
    const before = this.#free;
    const { promise, resolve } = deferred();
    this.#free = promise;
    await before;
    return resolve;
  }

  ask(message: Uint8Array): Promise<Uint8Array> {
    return this.#database.execProtocolRaw(message);
  }

  ended(): Promise<void> {
    return this.#free;
  }
}

function serve(socket: Socket, session: Session): void {
  let received = Buffer.alloc(0);
  let isStarted = false;
  let leave: (() => void) | null = null;
  let work: Promise<void> = Promise.resolve();

  const answer = async (message: Buffer): Promise<void> => {
    leave ??= await session.enter();
    const reply = await session.ask(message);
    if (!socket.destroyed) socket.write(reply);
    if (!isIdle(reply)) return;
    leave();
    leave = null;
  };

  const takeMessages = (): Buffer => {
    let end = 0;
    for (;;) {
      const header = isStarted ? 1 : 0;
      if (received.length < end + header + 4) break;
      const length = header + received.readInt32BE(end + header);
      if (received.length < end + length) break;
      if (!isStarted) {
        const code = received.readInt32BE(4);
        if (code === SSL_REQUEST) socket.write('N');
        if (code === SSL_REQUEST || code === CANCEL_REQUEST) {
          received = received.subarray(length);
          continue;
        }
        isStarted = true;
        end += length;
        break;
      }
      // The session goes on when a connection ends.
      if (received[end] === 'X'.charCodeAt(0)) {
        received = received.subarray(0, end);
        socket.end();
        break;
      }
      end += length;
    }
    const messages = received.subarray(0, end);
    received = received.subarray(end);
    return messages;
  };

  socket.on('data', (data) => {
    received = Buffer.concat([received, data]);
    work = work.then(async () => {
      for (let messages = takeMessages(); messages.length > 0; messages = takeMessages()) await answer(messages);
    });
    work.catch(() => socket.destroy());
  });
  socket.on('error', () => socket.destroy());
  socket.on('close', () => {
    void work.finally(async () => {
      if (!leave) return;
      await session.ask(simpleQuery('rollback'));
      leave();
    });
  });
}

/** Whether a reply ends with "ready for query", outside a transaction. */
function isIdle(reply: Uint8Array): boolean {
  return reply.at(-6) === 'Z'.charCodeAt(0) && reply.at(-1) === 'I'.charCodeAt(0);
}

function simpleQuery(text: string): Uint8Array {
  const message = Buffer.alloc(text.length + 6);
  message.write('Q');
  message.writeInt32BE(text.length + 5, 1);
  message.write(text, 5);
  return message;
}

function deferred(): { promise: Promise<void>; resolve: () => void } {
  let resolve = (): void => undefined;
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}
