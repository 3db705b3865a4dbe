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
  let endsInReturn = false;
  for (;;) {
    const { done, value } = await race(reader.read());
    // An event without its empty line is not complete.
    if (done) return;
    const text = decoder.decode(value, { stream: true });
    if (!text) continue;
    const lines = (rest + (endsInReturn && text[0] === '\n' ? text.slice(1) : text)).split(/\r\n?|\n/);
    endsInReturn = text.endsWith('\r');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      const [, field, content = ''] = /^([^:]*):? ?(.*)$/s.exec(line) ?? [];
      if (field === 'event') event = content;
      else if (field === 'data') data.push(content);
      else if (line === '') {
        if (event) yield { event, data: data.join('\n') };
        event = '';
        data = [];
      }
    }
  }
}
