import type { SegmentKind } from '@sourcebook/ingest';
import { type InventedArticle, inventArticle } from './invent-article.ts';
import type { World } from './world.ts';

/** How many articles one listing page shows. */
const PAGE_LENGTH = 50;

export interface PageSegment {
  readonly kind: SegmentKind;
  readonly start: number;
  readonly end: number;
  /** Index of the article on the page. */
  readonly item: number | null;
}

export interface InventedPage {
  readonly path: string;
  readonly masthead: string;
  /** Index in the world's sources. */
  readonly source: number;
  readonly text: string;
  readonly articles: readonly InventedArticle[];
  readonly segments: readonly PageSegment[];
}

/** All pages of a world, in the order of their paths. */
export function* inventPages(world: World): Generator<InventedPage> {
  const pages = Math.ceil(world.articles / PAGE_LENGTH);
  const perSource = Math.ceil(pages / world.sources.length);
  for (let page = 0; page < pages; page++) yield inventPage(world, page, Math.floor(page / perSource));
}

function inventPage(world: World, page: number, source: number): InventedPage {
  const first = page * PAGE_LENGTH;
  const count = Math.min(PAGE_LENGTH, world.articles - first);
  const articles = Array.from({ length: count }, (_, index) => inventArticle(world, first + index));
  const { slug, name } = world.sources[source]!;
  const segments: PageSegment[] = [];
  let text = '';
  const write = (kind: SegmentKind, content: string, item: number | null = null): void => {
    segments.push({ kind, start: text.length, end: text.length + content.length, item });
    text += content;
  };
  write('MASTHEAD', name);
  for (const [index, { title, body }] of articles.entries()) {
    write('OTHER', '\n\n');
    write('TITLE', title.text, index);
    write('OTHER', '\n\n');
    write('TEXT', body.text, index);
    write('OTHER', '\n\n');
    write('SEPARATOR', 'Read more');
  }
  write('OTHER', '\n');
  return {
    path: `${slug}/page-${String(page).padStart(6, '0')}.txt`,
    masthead: name,
    source,
    text,
    articles,
    segments,
  };
}
