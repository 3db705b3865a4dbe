import { groupBy } from './group-by.ts';
import type { DetectLanguage } from './language.ts';
import type { Page, Span } from './model.ts';
import type { AppearanceRecord, ArticleRecord, ArticleSourceRecord, CaptureRecord, InputCapture } from './records.ts';
import { groupArticles } from './resolve/group-articles.ts';
import { compareCodePoints } from './text.ts';
import { countWords } from './words.ts';

export interface CollectedArticles {
  readonly appearances: readonly AppearanceRecord[];
  readonly articles: readonly ArticleRecord[];
  readonly articleSources: readonly ArticleSourceRecord[];
}

/** A capture with its text, sorted as captures are: by path, then by hash. */
export type PlacedCapture = InputCapture &
  Pick<CaptureRecord, 'path' | 'sourceId'> & { readonly places: CaptureRecord['locations'] };

interface Showing extends Omit<AppearanceRecord, 'articleId' | 'isFirst'> {
  readonly capture: PlacedCapture;
  readonly words: string;
}

/** What the pages show, and which of it is one article. Appearances are numbered in the order of their captures. */
export function collectArticles(
  captures: readonly PlacedCapture[],
  pages: ReadonlyMap<number, Page>,
  detectLanguage: DetectLanguage,
): CollectedArticles {
  const showings = readShowings(captures, pages);
  const keys = groupArticles(showings.map(({ words, isExcerpt }) => ({ text: words, isExcerpt })));
  const groups = [...groupBy(showings, (showing) => keys[showing.id - 1]!)].sort(([a], [b]) => compareCodePoints(a, b));
  const articles = groups.map(([key, group], index) => readArticle(index + 1, key, group, detectLanguage));
  const articleIds = new Map(articles.map(({ key, id }) => [key, id]));
  const appearances = showings.map(({ capture: _, words: __, ...showing }) => {
    const key = keys[showing.id - 1]!;
    return {
      ...showing,
      articleId: articleIds.get(key)!,
      isFirst: articles[articleIds.get(key)! - 1]!.firstId === showing.id,
    };
  });
  const articleSources = groups.flatMap(([, group], index) => placeInSources(index + 1, group));
  return { appearances, articles: articles.map(({ firstId: _, ...article }) => article), articleSources };
}

function readShowings(captures: readonly PlacedCapture[], pages: ReadonlyMap<number, Page>): Showing[] {
  const showings: Showing[] = [];
  for (const capture of captures) {
    for (const [index, item] of pages.get(capture.id)!.items.entries()) {
      showings.push({
        id: showings.length + 1,
        captureId: capture.id,
        position: index + 1,
        path: capture.path,
        title: item.title,
        text: item.text,
        isExcerpt: item.isExcerpt,
        capture,
        words: joinText(capture, item.text),
      });
    }
  }
  return showings;
}

/** A text that a page interrupts is joined by a line break. */
function joinText(capture: InputCapture, spans: readonly Span[]): string {
  return spans.map(({ start, end }) => capture.text.slice(start, end)).join('\n');
}

function readArticle(
  id: number,
  key: string,
  group: readonly Showing[],
  detectLanguage: DetectLanguage,
): ArticleRecord & { readonly firstId: number } {
  // Appearances are numbered by path and position, so that the first of them comes first.
  const first = group[0]!;
  const titled = group.find(({ title }) => title !== null);
  return {
    id,
    key,
    title: titled ? titled.capture.text.slice(titled.title!.start, titled.title!.end) : null,
    text: first.words,
    language: detectLanguage(first.words),
    isExcerpt: group.every(({ isExcerpt }) => isExcerpt),
    wordCount: countWords(first.words),
    sourceId: first.capture.sourceId,
    path: first.path,
    position: first.position,
    firstId: first.id,
  };
}

/** For each source that shows the article, its first appearance there. */
function placeInSources(articleId: number, group: readonly Showing[]): ArticleSourceRecord[] {
  const first = new Map<number, { showing: Showing; path: string }>();
  for (const showing of group) {
    for (const { sourceId, path } of showing.capture.places) {
      const known = first.get(sourceId);
      if (!known || isBefore(path, showing, known)) first.set(sourceId, { showing, path });
    }
  }
  return Array.from(first, ([sourceId, { showing }]) => ({ articleId, sourceId, appearanceId: showing.id })).sort(
    (a, b) => a.sourceId - b.sourceId,
  );
}

function isBefore(path: string, showing: Showing, known: { showing: Showing; path: string }): boolean {
  const order = compareCodePoints(path, known.path);
  return order < 0 || (order === 0 && showing.id < known.showing.id);
}
