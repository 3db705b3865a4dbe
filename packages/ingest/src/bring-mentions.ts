import type { Annotation } from './annotations.ts';
import { groupBy } from './group-by.ts';
import type { BroughtMention, Problem, Span } from './model.ts';
import { placeAnnotation } from './place-annotation.ts';
import type { AppearanceRecord, InputCapture } from './records.ts';

export interface BroughtMentions {
  /** For each appearance in a capture that annotations name: what they bring, maybe nothing. */
  readonly byAppearance: ReadonlyMap<number, readonly BroughtMention[]>;
  readonly problems: readonly Problem[];
}

const READER = 'annotations';

/** Places brought mentions in the appearances of the captures that they name. What does not fit is a problem. */
export function bringMentions(
  annotations: readonly Annotation[],
  captures: readonly InputCapture[],
  appearances: readonly AppearanceRecord[],
): BroughtMentions {
  const shown = groupBy(appearances, ({ captureId }) => captureId);
  const named = groupBy(
    captures.flatMap((capture) =>
      [capture.sha256, ...capture.locations.map(({ path }) => path)].map((name) => ({ name, capture })),
    ),
    ({ name }) => name,
  );
  const byAppearance = new Map<number, BroughtMention[]>();
  const problems: Problem[] = [];
  for (const annotation of annotations) {
    const targets = named.get(annotation.capture) ?? [];
    if (targets.length === 0) problems.push(problemAt(annotation, 'No capture has this path or SHA-256.'));
    for (const { capture } of targets) {
      const candidates = shown.get(capture.id) ?? [];
      for (const { id } of candidates) if (!byAppearance.has(id)) byAppearance.set(id, []);
      const place = placeAnnotation(capture.text, annotation.place);
      if ('message' in place) {
        problems.push(problemAt(annotation, place.message));
        continue;
      }
      const home = candidates.find(({ title, text }) =>
        [...(title ? [title] : []), ...text].some((span) => covers(span, place)),
      );
      const { kind, confidence } = annotation;
      if (home) byAppearance.get(home.id)!.push({ start: place.start, end: place.end, kind, confidence });
      else problems.push(problemAt(annotation, `${place.start} to ${place.end} stands in no article's title or text.`));
    }
  }
  const sorted = Array.from(byAppearance, ([id, mentions]) => [id, withoutOverlap(mentions)] as const);
  return { byAppearance: new Map(sorted), problems };
}

function covers(span: Span, { start, end }: Span): boolean {
  return span.start <= start && end <= span.end;
}

function problemAt({ capture }: Annotation, message: string): Problem {
  return { path: capture, reader: READER, message: `Annotation: ${message}`, offset: null };
}

/** In text order; of two that overlap the surer one stays, then the longer. */
function withoutOverlap(mentions: readonly BroughtMention[]): BroughtMention[] {
  const ranked = [...mentions].sort(
    (a, b) =>
      b.confidence - a.confidence ||
      b.end - b.start - (a.end - a.start) ||
      a.start - b.start ||
      (a.kind < b.kind ? -1 : 1),
  );
  const kept: BroughtMention[] = [];
  for (const mention of ranked) {
    if (!kept.some(({ start, end }) => start < mention.end && mention.start < end)) kept.push(mention);
  }
  return kept.sort((a, b) => a.start - b.start);
}
