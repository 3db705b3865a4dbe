import * as v from 'valibot';
import { line, webUrl } from '../json-check.ts';
import type { ArticleRecord } from '../model.ts';
import { readLanguageTag } from './language-tag.ts';
import { readPublished } from './published.ts';

/** Longer ones are no titles, names and addresses. */
const MOST = 10_000;

const TEXT = 'Expected a "text": a string that is not empty.';
const TITLE = `Expected a title: a string of at most ${MOST} characters.`;
const SOURCE = `Expected the slug or the name of a source: one line of at most ${MOST} characters.`;
const URL_LENGTH = `Expected a URL of at most ${MOST} characters, none of them a control character.`;
const LANGUAGE = 'Expected a BCP 47 language tag such as "en" or "pt-BR".';
const PUBLISHED =
  'Expected a date as 2026-01-31, its year or year and month, or an instant as 2026-01-31T12:00:00Z or with an offset such as +01:00.';

/** What is missing, null or blank says nothing. */
function given<Value>(schema: v.GenericSchema<string, Value>) {
  const nothing = v.pipe(
    v.unknown(),
    v.transform(() => null),
  );
  return v.optional(
    v.lazy((input): v.GenericSchema<unknown, Value | null> => (isBlank(input) ? nothing : (schema as never))),
    null,
  );
}

function isBlank(input: unknown): boolean {
  return input === null || (typeof input === 'string' && input.trim() === '');
}

/** Reads what is not null out of a text, else it is wrong. */
function read<Value>(reader: (text: string) => Value | null, message: string): v.GenericSchema<string, Value> {
  return v.pipe(
    v.string(message),
    v.rawTransform(({ dataset, addIssue, NEVER }) => {
      const value = reader(dataset.value.trim());
      if (value !== null) return value;
      addIssue({ message });
      return NEVER;
    }),
  );
}

const trimmed = (message: string, most: number) =>
  v.pipe(
    line(message),
    v.maxLength(most, message),
    v.transform((text) => text.trim()),
  );

const RECORD = 'Expected a record: an object with "text".';

const fields = v.object(
  {
    title: given(v.pipe(v.string(TITLE), v.maxLength(MOST, TITLE))),
    text: v.optional(v.pipe(v.string(TEXT), v.regex(/\S/, TEXT)), ''),
    url: given(v.pipe(webUrl, v.regex(/^[^\p{Control}\p{Surrogate}]*$/u, URL_LENGTH), v.maxLength(MOST, URL_LENGTH))),
    publishedAt: given(read(readPublished, PUBLISHED)),
    source: given(trimmed(SOURCE, MOST)),
    language: given(read(readLanguageTag, LANGUAGE)),
  },
  RECORD,
);

/** One record: a line of a JSON lines file. Fields that are not named here are left alone. */
export const recordSchema = v.pipe(
  v.unknown(),
  // To the library a list is an object too.
  v.check((input) => !Array.isArray(input), RECORD),
  fields,
);

/** What stands between a title and its text: an empty line. */
const GAP = '\n\n';

/** The text that a record is read as, into which all offsets point: its title, an empty line, its text. */
export function openRecord(said: v.InferOutput<typeof fields>): { text: string; record: ArticleRecord } {
  const { title, text, source, ...rest } = said;
  const [head, body] = [title === null ? '' : plain(title) + GAP, plain(text)];
  const record: ArticleRecord = {
    title: title === null ? null : { start: 0, end: head.length - GAP.length },
    text: { start: head.length, end: head.length + body.length },
    source: source && plain(source),
    ...rest,
  };
  return { text: head + body, record };
}

/** Escapes can say what no text holds: halves of surrogate pairs, and NUL, which Postgres refuses. */
function plain(text: string): string {
  return text.replaceAll('\0', '\ufffd').replace(/\p{Surrogate}/gu, '\ufffd');
}
