import type { AnnotationPlace } from './annotations.ts';
import type { Span } from './model.ts';

/** Finds where in a text an annotation stands; both selectors must agree where both are given. */
export function placeAnnotation(
  text: string,
  { position, quote }: AnnotationPlace,
): Span | { readonly message: string } {
  if (position) {
    if (position.start >= position.end || position.end > text.length) {
      return {
        message: `The position ${position.start} to ${position.end} is not within the text, which has ${text.length} code units.`,
      };
    }
    if (quote && text.slice(position.start, position.end) !== quote.exact) {
      return { message: `At ${position.start} to ${position.end} the text is not what the quote says.` };
    }
    return position;
  }
  if (!quote) return { message: 'There is no selector.' };
  const { exact, prefix, suffix } = quote;
  const sought = prefix + exact + suffix;
  const first = text.indexOf(sought);
  if (first < 0) return { message: `The text does not hold the quote "${exact}" with what stands around it.` };
  if (text.indexOf(sought, first + 1) >= 0)
    return { message: `The text holds the quote "${exact}" more than once: give more of what stands around it.` };
  return { start: first + prefix.length, end: first + prefix.length + exact.length };
}
