import * as v from 'valibot';
import type { EntityKind } from './model.ts';

/** Where in a text an annotation stands, as its selectors say it. */
export interface AnnotationPlace {
  /** UTF-16 code units of the capture's text. */
  readonly position: { readonly start: number; readonly end: number } | null;
  readonly quote: { readonly exact: string; readonly prefix: string; readonly suffix: string } | null;
}

/** A mention that another tagger found. */
export interface Annotation {
  /** Path or SHA-256 of the capture. */
  readonly capture: string;
  readonly kind: EntityKind;
  /** From 0 to 1. */
  readonly confidence: number;
  readonly place: AnnotationPlace;
}

/** One line of a file of annotations, read or not. */
export type AnnotationLine = { readonly line: number } & (
  | { readonly annotation: Annotation }
  | { readonly message: string }
);

/** What taggers call the kinds: OntoNotes and spaCy, CoNLL, GLiNER's plain words. */
const KINDS: Readonly<Record<string, EntityKind>> = {
  PERSON: 'PERSON',
  PER: 'PERSON',
  ORGANIZATION: 'ORGANIZATION',
  ORGANISATION: 'ORGANIZATION',
  ORG: 'ORGANIZATION',
  PLACE: 'PLACE',
  LOCATION: 'PLACE',
  LOC: 'PLACE',
  GPE: 'PLACE',
  FAC: 'PLACE',
  EVENT: 'EVENT',
  WORK: 'WORK',
  WORK_OF_ART: 'WORK',
};

const offset = v.pipe(
  v.number('Expected a whole number.'),
  v.integer('Expected a whole number.'),
  v.minValue(0, 'Expected 0 or more.'),
);
const positionSelector = v.object({ type: v.literal('TextPositionSelector'), start: offset, end: offset });
const quoteSelector = v.object({
  type: v.literal('TextQuoteSelector'),
  exact: v.pipe(v.string(), v.minLength(1)),
  prefix: v.optional(v.string(), ''),
  suffix: v.optional(v.string(), ''),
});
const selector = v.variant(
  'type',
  [positionSelector, quoteSelector],
  'Expected a TextPositionSelector or a TextQuoteSelector.',
);
const body = v.object({ value: v.optional(v.string()), purpose: v.optional(v.string()) });

const annotation = v.object({
  body: v.union(
    [
      body,
      v.array(body),
      v.pipe(
        v.string(),
        v.transform((value) => ({ value, purpose: undefined })),
      ),
    ],
    'Expected a body with the kind as its value.',
  ),
  target: v.object(
    {
      source: v.pipe(v.string(), v.minLength(1)),
      selector: v.union([selector, v.array(selector)], 'Expected a TextPositionSelector or a TextQuoteSelector.'),
    },
    'Expected a target with source and selector.',
  ),
  confidence: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(1)), 1),
});

/**
 * Reads JSON lines of annotations in the Web Annotation Data Model (https://www.w3.org/TR/annotation-model/): the target's
 * source is a capture's path or SHA-256 (also as `urn:sha256:`), the body's value its kind. An extra key `confidence`
 * may say how sure the tagger was.
 */
export function parseAnnotations(lines: string): AnnotationLine[] {
  return lines.split(/\r?\n/).flatMap((text, index): AnnotationLine[] => {
    if (text.trim() === '') return [];
    return [{ line: index + 1, ...parseLine(text) }];
  });
}

function parseLine(text: string): { annotation: Annotation } | { message: string } {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { message: 'This is no JSON.' };
  }
  const result = v.safeParse(annotation, json);
  if (!result.success) {
    const [issue] = result.issues;
    const path = issue.path?.map(({ key }) => String(key)).join('.');
    return { message: path ? `${path}: ${issue.message}` : issue.message };
  }
  const { target, confidence } = result.output;
  const value =
    [result.output.body].flat().find((one) => one.value !== undefined && one.purpose !== 'commenting')?.value ?? '';
  const kind = KINDS[value.toUpperCase().replaceAll(' ', '_')];
  if (!kind) return { message: `body.value: "${value}" is none of the kinds: ${Object.keys(KINDS).join(', ')}.` };
  const selectors = [target.selector].flat();
  const position = selectors.find((one) => one.type === 'TextPositionSelector') ?? null;
  const quote = selectors.find((one) => one.type === 'TextQuoteSelector') ?? null;
  return {
    annotation: {
      capture: target.source.replace(/^urn:sha256:/, ''),
      kind,
      confidence,
      place: {
        position: position && { start: position.start, end: position.end },
        quote: quote && { exact: quote.exact, prefix: quote.prefix, suffix: quote.suffix },
      },
    },
  };
}
