import type { ByteReader } from './request.ts';

export interface ServerEvent {
  readonly event: string;
  readonly data: string;
}

/** Reads `text/event-stream` as the HTML standard says (9.2.6): bytes may break off anywhere, lines end in any way. */
export async function* readEvents(
  reader: ByteReader,
  race: <T>(promise: Promise<T>) => Promise<T>,
): AsyncGenerator<ServerEvent, void> {
  // It removes a byte order mark, as the standard asks.
  const decoder = new TextDecoder();
  let rest = '';
  let event = '';
  let data: string[] = [];
  for (;;) {
    const { done, value } = await race(reader.read());
    // An event without its empty line is not complete.
    if (done) return;
    rest += decoder.decode(value, { stream: true });
    // A carriage return at the end may be half a line end.
    const lines = rest.split(/\r\n|\n|\r(?!$)/);
    rest = lines.pop() ?? '';
    for (const line of lines) {
      if (line === '') {
        if (data.length > 0 || event) yield { event: event || 'message', data: data.join('\n') };
        event = '';
        data = [];
        continue;
      }
      const [, field, content = ''] = /^([^:]*)(?:: ?(.*))?$/s.exec(line) ?? [];
      if (field === 'event') event = content;
      else if (field === 'data') data.push(content);
    }
  }
}
