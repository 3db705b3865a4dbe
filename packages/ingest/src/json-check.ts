import * as v from 'valibot';
import { type JsonProblem, type JsonProblems, type PlacedJson, parseJson } from './json-place.ts';

/** What a JSON file says, checked, and the way to name places in it. */
export interface CheckedJson<Value> {
  readonly value: Value;
  readonly problemAt: PlacedJson['problemAt'];
}

/** Parses JSON and checks it against a schema; every fault is a problem with its place. */
export function checkJson<Schema extends v.GenericSchema>(
  json: string,
  file: string,
  schema: Schema,
): CheckedJson<v.InferOutput<Schema>> | JsonProblems {
  const placed = parseJson(json, file);
  if ('problems' in placed) return placed;
  const result = v.safeParse(schema, placed.value, { abortPipeEarly: true });
  if (result.success) return { value: result.output, problemAt: placed.problemAt };
  const problems = result.issues.map((issue) => describeIssue(placed, issue));
  return { problems: problems.sort((a, b) => a.line - b.line || a.column - b.column) };
}

/** The message of an object with fixed keys; unknown keys are faults, since most are slips of the pen. */
export function objectMessage(expected: string, keys: readonly string[]): (issue: v.StrictObjectIssue) => string {
  return ({ expected: expectedKey, received, path }) => {
    if (!path) return `Expected ${expected}.`;
    if (expectedKey === 'never') return `Unknown key ${received}. Expected one of: ${keys.join(', ')}.`;
    return `The key ${expectedKey} is missing.`;
  };
}

/** A string that has more than white space, on one line. */
export function line(expected: string): v.GenericSchema<string> {
  return v.pipe(v.string(expected), v.regex(/^(?!\s*$)[^\p{Control}]+$/u, expected));
}

/** An absolute http or https URL, kept as written. */
export const webUrl: v.GenericSchema<string> = urlSchema(
  'Expected an absolute URL that begins with http:// or https://.',
);

function urlSchema(expected: string): v.GenericSchema<string> {
  return v.pipe(v.string(expected), v.check(isWebUrl, expected));
}

function isWebUrl(text: string): boolean {
  return /^https?:\/\/\S+$/i.test(text) && URL.canParse(text);
}

function describeIssue(placed: PlacedJson, issue: v.BaseIssue<unknown>): JsonProblem {
  const path = issue.path?.map((item) => item.key as string | number) ?? [];
  return placed.problemAt(path, issue.message);
}
