import type { Item, Page, PageProblem, Segment, SegmentKind, Span } from '../model.ts';
import type { Parse } from './decode.ts';
import type { Role } from './grammar.ts';
import { hasWords } from './line-key.ts';
import type { Unit } from './lines.ts';
import { isCutOff } from './shape.ts';

interface DraftItem {
  title: Span | null;
  text: { start: number; end: number } | null;
  hasWordedSeparator: boolean;
}

interface Piece extends Span {
  readonly kind: SegmentKind;
  readonly item: number | null;
}

/** Joins labelled units into a page: items, masthead, and segments that cover the text whole. */
export function buildPage(
  text: string,
  units: readonly Unit[],
  { roles, isTextFirst }: Parse,
  problems: readonly PageProblem[],
): Page {
  const items = draftItems(units, roles, isTextFirst);
  const masthead = units.filter((_, index) => roles[index] === 'masthead').map(({ start, end }) => ({ start, end }));
  const pieces: Piece[] = [
    ...masthead.map((span): Piece => ({ ...span, kind: 'MASTHEAD', item: null })),
    ...units
      .filter((_, index) => roles[index] === 'separator')
      .map(({ start, end }): Piece => ({ start, end, kind: 'SEPARATOR', item: null })),
  ];
  const finished = items.map((item, index): Item => {
    if (item.title !== null) pieces.push({ ...item.title, kind: 'TITLE', item: index });
    if (item.text === null) return { title: item.title, text: [], isExcerpt: false };
    pieces.push({ ...item.text, kind: 'TEXT', item: index });
    const isExcerpt = item.hasWordedSeparator || isCutOff(text.slice(item.text.start, item.text.end));
    return { title: item.title, text: [item.text], isExcerpt };
  });
  return { masthead, items: finished, segments: coverText(text.length, pieces), problems };
}

function draftItems(units: readonly Unit[], roles: readonly Role[], isTextFirst: boolean): DraftItem[] {
  const items: DraftItem[] = [];
  let item: DraftItem | null = null;
  units.forEach(({ start, end, key }, index) => {
    const role = roles[index];
    if (role === 'title' || role === 'text') {
      const isOpen: boolean =
        item !== null && (role === 'text' ? item.text === null : isTextFirst && item.title === null);
      if (item === null || !isOpen) {
        item = { title: null, text: null, hasWordedSeparator: false };
        items.push(item);
      }
      if (role === 'title') item.title = { start, end };
      else item.text = { start, end };
    } else if (item !== null && role === 'paragraph' && item.text !== null) {
      item.text.end = end;
    } else if (item !== null && role === 'separator') {
      if (hasWords(key)) item.hasWordedSeparator = true;
    }
  });
  return items;
}

function coverText(length: number, pieces: readonly Piece[]): Segment[] {
  const segments: Segment[] = [];
  let at = 0;
  for (const piece of [...pieces].sort((a, b) => a.start - b.start)) {
    if (piece.start > at) segments.push({ start: at, end: piece.start, kind: 'OTHER', item: null });
    segments.push({ start: piece.start, end: piece.end, kind: piece.kind, item: piece.item });
    at = piece.end;
  }
  if (length > at) segments.push({ start: at, end: length, kind: 'OTHER', item: null });
  return segments;
}
