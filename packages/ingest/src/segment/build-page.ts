import type { Item, Page, PageProblem, Segment, SegmentKind, Span } from '../model.ts';
import type { Role } from './grammar.ts';
import { hasWords } from './line-key.ts';
import type { Unit } from './lines.ts';
import { isCutOff } from './shape.ts';

interface DraftItem {
  title: Span | null;
  text: { start: number; end: number } | null;
  hasWordedSeparator: boolean;
}

/** Joins labelled units into a page: items, masthead, and segments that cover the text whole. */
export function buildPage(
  text: string,
  units: readonly Unit[],
  roles: readonly Role[],
  isTextFirst: boolean,
  problems: readonly PageProblem[],
): Page {
  const items: DraftItem[] = [];
  const masthead: Span[] = [];
  const pieces: { start: number; end: number; kind: SegmentKind; item: number | null }[] = [];
  let item: DraftItem | undefined;
  units.forEach(({ start, end, key }, index) => {
    const role = roles[index];
    if (role === 'title' || role === 'text') {
      const isOpen = item !== undefined && (role === 'text' ? item.text === null : isTextFirst && item.title === null);
      if (item === undefined || !isOpen) {
        item = { title: null, text: null, hasWordedSeparator: false };
        items.push(item);
      }
      item[role] = { start, end };
      pieces.push({ start, end, kind: role === 'title' ? 'TITLE' : 'TEXT', item: items.length - 1 });
    } else if ((role === 'paragraph' || role === 'heading') && item?.text) {
      item.text.end = end;
      const piece = pieces.at(-1);
      if (piece !== undefined) piece.end = end;
    } else if (role === 'separator') {
      if (item !== undefined && hasWords(key)) item.hasWordedSeparator = true;
      pieces.push({ start, end, kind: 'SEPARATOR', item: null });
    } else if (role === 'masthead') {
      masthead.push({ start, end });
      pieces.push({ start, end, kind: 'MASTHEAD', item: null });
    }
  });
  return {
    masthead,
    items: items.map((draft) => finishItem(text, draft)),
    segments: coverText(text.length, pieces),
    keys: [...new Set(units.flatMap(({ key }) => (key === '' ? [] : [key])))],
    problems,
  };
}

function finishItem(text: string, { title, text: span, hasWordedSeparator }: DraftItem): Item {
  if (span === null) return { title, text: [], isExcerpt: false };
  return { title, text: [span], isExcerpt: hasWordedSeparator || isCutOff(text, span) };
}

/** Puts what is left of the text between the pieces. */
export function coverText(length: number, pieces: readonly Segment[]): Segment[] {
  const segments: Segment[] = [];
  let at = 0;
  for (const piece of pieces) {
    if (piece.start > at) segments.push({ start: at, end: piece.start, kind: 'OTHER', item: null });
    segments.push(piece);
    at = piece.end;
  }
  if (length > at) segments.push({ start: at, end: length, kind: 'OTHER', item: null });
  return segments;
}
