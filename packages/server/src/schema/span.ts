import type { Context } from '../context.ts';
import type { Deferred } from '../deferred.ts';
import { builder } from './builder.ts';
import { Span, type SpanOf } from './types.ts';

/** Enough to find the place again after small changes elsewhere. */
const CONTEXT_LENGTH = 32;

/** What is made of the text that a span is a stretch of. */
function ofText({ captureId }: SpanOf, { batches }: Context, make: (text: string) => string): Deferred<string> {
  return batches.captureText.load(captureId).map(({ text }) => make(text));
}

builder.objectType(Span, {
  description:
    "A stretch of a capture's text, as the text position and text quote selectors of the [Web Annotation Data Model](https://www.w3.org/TR/annotation-model/#selectors) describe it.",
  fields: (t) => ({
    start: t.exposeInt('start', { description: "First UTF-16 code unit in the capture's text, from 0." }),
    end: t.exposeInt('end', { description: 'First UTF-16 code unit behind it.' }),
    exact: t.string({
      description: 'The text itself: `capture.text.slice(start, end)`.',
      resolve: (span, _args, context) => {
        context.allowance.spend(span.end - span.start);
        return ofText(span, context, (text) => text.slice(span.start, span.end));
      },
    }),
    prefix: t.string({
      description: `Up to ${CONTEXT_LENGTH} code units before it.`,
      resolve: (span, _args, context) =>
        ofText(span, context, (text) => {
          const start = Math.max(0, span.start - CONTEXT_LENGTH);
          return text.slice(splitsPair(text, start) ? start + 1 : start, span.start);
        }),
    }),
    suffix: t.string({
      description: `Up to ${CONTEXT_LENGTH} code units behind it.`,
      resolve: (span, _args, context) =>
        ofText(span, context, (text) => {
          const end = Math.min(text.length, span.end + CONTEXT_LENGTH);
          return text.slice(span.end, splitsPair(text, end) ? end - 1 : end);
        }),
    }),
  }),
});

/** Whether an offset stands between the halves of one character. */
function splitsPair(text: string, offset: number): boolean {
  const isLow = (text.charCodeAt(offset) & 0xfc00) === 0xdc00;
  return offset > 0 && isLow && (text.charCodeAt(offset - 1) & 0xfc00) === 0xd800;
}
