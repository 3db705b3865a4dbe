import { graphqlError, httpError, parseBody, readDetails } from './answer.ts';
import { readDocument, type TypedDocument } from './document.ts';
import { SourcebookError } from './errors.ts';
import { readEvents } from './event-stream.ts';
import type { ByteReader, Given, Requester, RequestOptions } from './request.ts';
import { openScope } from './scope.ts';

/** What a subscription may ask for itself. It is not tried again: what came in between would be missing unnoticed. */
export type SubscribeOptions = Omit<RequestOptions, 'retries'>;

/**
 * Subscribes by GraphQL over SSE, in distinct connections mode. Nothing is sent before it is read; each reading is a
 * connection of its own, which leaving the loop or the signal ends. `timeoutMs` bounds the wait for the server's answer,
 * not the stream.
 */
export function subscribe<Result = unknown, Variables = Readonly<Record<string, unknown>>>(
  client: Requester,
  document: TypedDocument<Result, Variables> | string,
  ...[variables, options]: Given<NoInfer<Variables>, SubscribeOptions>
): AsyncIterable<Result> {
  return { [Symbol.asyncIterator]: () => listen<Result>(client, document, variables, options) };
}

async function* listen<Result>(
  client: Requester,
  document: unknown,
  variables: unknown,
  options: SubscribeOptions | undefined,
): AsyncGenerator<Result, void> {
  const { name } = readDocument(document);
  const { timeoutMs, signal } = client.bounds(options);
  const scope = openScope(name, timeoutMs, signal);
  let reader: ByteReader | undefined;
  try {
    const { answer, secrets } = await scope.race(client.send(document, variables, 'text/event-stream', scope));
    const details = readDetails(answer, name);
    const isStream = /^text\/event-stream\b/i.test(answer.headers.get('content-type') ?? '');
    if (!isStream || answer.status !== 200 || !answer.body) {
      const body = parseBody(await scope.race(answer.text()));
      throw body?.errors ? graphqlError(body, details, secrets) : httpError(details);
    }
    reader = answer.body.getReader();
    scope.lift();
    for await (const { event, data } of readEvents(reader, scope.race)) {
      if (event === 'complete') return;
      if (event !== 'next') continue;
      const body = parseBody(data);
      if (!body) throw new SourcebookError('HTTP', 'an event that is no GraphQL', details);
      if (body.errors?.length || body.data == null) throw graphqlError(body, details, secrets);
      yield body.data as Result;
    }
    throw new SourcebookError('NETWORK', 'the stream ended before the subscription did', details);
  } catch (cause) {
    if (cause instanceof SourcebookError) throw cause;
    throw new SourcebookError('NETWORK', 'the stream broke', { operation: name, cause });
  } finally {
    scope.end();
    // Nobody reads on, so what a broken connection says to it is of no use.
    reader?.cancel().catch(() => {});
  }
}
