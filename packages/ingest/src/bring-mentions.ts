import type { Annotation } from './annotations.ts';
import type { BroughtMention, Item, Problem, Span } from './model.ts';
import { placeAnnotation } from './place-annotation.ts';

export interface BroughtMentions {
  /** For each item of the page what annotations bring, maybe nothing. */
  readonly byItem: readonly (readonly BroughtMention[])[];
  readonly problems: readonly Problem[];
}

const READER = 'annotations';

/** Places brought mentions in the items of the capture that they name. What does not fit is a problem. */
export function bringMentions(
  annotations: readonly Annotation[],
  text: string,
  items: readonly Item[],
): BroughtMentions {
  const byItem = items.map((): BroughtMention[] => []);
  const problems: Problem[] = [];
  for (const annotation of annotations) {
    const place = placeAnnotation(text, annotation.place);
    if ('message' in place) {
      problems.push(annotationProblem(annotation, place.message));
      continue;
    }
    const home = items.findIndex((item) =>
      [...(item.title ? [item.title] : []), ...item.text].some((span) => covers(span, place)),
    );
    const { kind, confidence } = annotation;
    if (home >= 0) byItem[home]!.push({ start: place.start, end: place.end, kind, confidence });
    else
      problems.push(
        annotationProblem(annotation, `${place.start} to ${place.end} stands in no article's title or text.`),
      );
  }
  return { byItem: byItem.map(withoutOverlap), problems };
}

/** What is wrong with an annotation, told under the name by which it calls its capture. */
export function annotationProblem({ capture }: Pick<Annotation, 'capture'>, message: string): Problem {
  return { path: capture, reader: READER, message: `Annotation: ${message}`, offset: null };
}

function covers(span: Span, { start, end }: Span): boolean {
  return span.start <= start && end <= span.end;
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
