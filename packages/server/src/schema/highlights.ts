import type { Context } from '../context.ts';
import type { ArticleRow, EntityRow, SourceRow } from '../store/rows.ts';
import { type Fragment, highlightText } from '../store/search/highlight.ts';
import type { Search } from '../store/search/search.ts';
import type { SpanOf } from './types.ts';

export interface HighlightOf {
  readonly field: string;
  readonly fragment: string;
  readonly ranges: readonly { readonly start: number; readonly end: number }[];
  readonly span: SpanOf | null;
}

/** Title and text, each fragment with its place in the capture. */
export async function highlightArticle(
  article: ArticleRow,
  { query, mode }: Search,
  { batches, allowance }: Context,
): Promise<HighlightOf[]> {
  const [{ text }, appearance] = await Promise.all([
    batches.articleText.load(article.id),
    batches.firstAppearance.load(article.id),
  ]);
  const textSpans = await batches.textSpans.load(appearance.id);
  allowance.requireTime();
  const { captureId, titleStart } = appearance;
  const title = article.title ?? '';
  const titles = highlightText(title, query, mode).map((fragment) =>
    cut(
      'title',
      title,
      fragment,
      titleStart === null ? null : { captureId, start: titleStart + fragment.start, end: titleStart + fragment.end },
    ),
  );
  const texts = highlightText(text, query, mode).map((fragment) =>
    cut('text', text, fragment, placeInCapture(fragment, captureId, textSpans)),
  );
  return [...titles, ...texts];
}

/** A text is its spans joined by line breaks; a fragment over such a joint stands at no one place. */
function placeInCapture(
  fragment: Fragment,
  captureId: number,
  spans: readonly { start: number; end: number }[],
): SpanOf | null {
  let offset = 0;
  for (const { start, end } of spans) {
    if (fragment.start >= offset && fragment.end <= offset + end - start) {
      return { captureId, start: start + fragment.start - offset, end: start + fragment.end - offset };
    }
    offset += end - start + 1;
  }
  return null;
}

export async function highlightEntity(
  entity: EntityRow,
  { query, mode }: Search,
  { store, batches }: Context,
): Promise<HighlightOf[]> {
  const names = await batches
    .batch('names of entity', (ids: readonly number[]) =>
      store.entities
        .nameTexts(ids)
        .map((rows) => ids.map((id) => rows.filter((row) => row.id === id).map(({ text }) => text))),
    )
    .load(entity.id);
  const all = [...new Set([entity.name, ...names])];
  return all.flatMap((name) => highlightText(name, query, mode).map((fragment) => cut('name', name, fragment, null)));
}

export function highlightSource({ name }: SourceRow, { query, mode }: Search): HighlightOf[] {
  return highlightText(name, query, mode).map((fragment) => cut('name', name, fragment, null));
}

function cut(field: string, text: string, { start, end, ranges }: Fragment, span: SpanOf | null): HighlightOf {
  return {
    field,
    fragment: text.slice(start, end),
    ranges: ranges.map((range) => ({ start: range.start - start, end: range.end - start })),
    span,
  };
}
