import { groupBy } from './group-by.ts';
import type { Page } from './model.ts';
import type { InputCapture } from './records.ts';
import { folderOf } from './resolve/name-sources.ts';
import { mergeLayouts, readLayout } from './segment/layout.ts';
import { segmentPage } from './segment/segment-page.ts';

/** Segments captures, each with what its siblings show: those of the same manifest source, else of the same folder. */
export function segmentCaptures(captures: readonly InputCapture[]): Map<number, Page> {
  const pages = new Map<number, Page>();
  for (const siblings of groupBy(captures, siblingKey).values()) {
    const layout = mergeLayouts(siblings.map(({ text }) => readLayout(text)));
    for (const { id, text } of siblings) pages.set(id, segmentPage(text, layout));
  }
  return pages;
}

function siblingKey({ locations }: InputCapture): string {
  const first = locations[0]!;
  return first.source === null ? `folder ${folderOf(first.path)}` : `source ${first.source}`;
}
