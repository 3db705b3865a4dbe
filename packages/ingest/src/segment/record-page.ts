import type { ArticleRecord, Item, Page, Segment, Span } from '../model.ts';
import { coverText } from './build-page.ts';
import { trimSpan } from './lines.ts';
import { isCutOff } from './shape.ts';

/** The page of a record, which says itself where its title and its text stand. */
export function recordPage(text: string, record: Pick<ArticleRecord, 'title' | 'text'>): Page {
  const title = record.title && trim(text, record.title);
  const body = trim(text, record.text);
  const page = { masthead: [], keys: [] };
  if (!body) {
    const problem = { message: 'The record has no text', at: record.text.start };
    return { ...page, items: [], segments: coverText(text.length, []), problems: [problem] };
  }
  const item: Item = { title, text: [body], isExcerpt: isCutOff(text, body) };
  const pieces: Segment[] = [{ ...body, kind: 'TEXT', item: 0 }];
  if (title) pieces.unshift({ ...title, kind: 'TITLE', item: 0 });
  return { ...page, items: [item], segments: coverText(text.length, pieces), problems: [] };
}

/** Null where nothing is left. */
function trim(text: string, { start, end }: Span): Span | null {
  const span = trimSpan(text, start, end);
  return span.end > span.start ? span : null;
}
