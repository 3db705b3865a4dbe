import { findNodeAtLocation, type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';

/** What is wrong with a JSON file, and where: lines and columns count from 1, columns in UTF-16 code units. */
export interface JsonProblem {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** A JSON value that knows where in its file each of its parts stands. */
export interface PlacedJson {
  readonly value: unknown;
  /** A problem at the part that the path leads to, or at the nearest part around it that there is. */
  problemAt(path: readonly (string | number)[], message: string): JsonProblem;
}

export interface JsonProblems {
  readonly problems: readonly JsonProblem[];
}

/** `sources.json:4:7: …`, as editors and terminals take it. */
export function formatJsonProblem({ file, line, column, message }: JsonProblem): string {
  return `${file}:${line}:${column}: ${message}`;
}

const MISTAKES: Readonly<Record<string, string>> = {
  InvalidSymbol: 'This is no JSON: expected a string in double quotes, a number, true, false, null, { or [.',
  InvalidNumberFormat: 'This is no JSON number.',
  PropertyNameExpected: 'Expected a key in double quotes; the comma before is one too many if none follows.',
  ValueExpected: 'Expected a value.',
  ColonExpected: 'Expected a colon after the key.',
  CommaExpected: 'Expected a comma.',
  CloseBraceExpected: 'Expected } at the end of the object.',
  CloseBracketExpected: 'Expected ] at the end of the list.',
  EndOfFileExpected: 'Expected nothing after the end of the value.',
  InvalidCommentToken: 'JSON has no comments.',
  UnexpectedEndOfComment: 'JSON has no comments.',
  UnexpectedEndOfString: 'Expected " before the end of the line.',
  UnexpectedEndOfNumber: 'This number is cut off.',
  InvalidUnicode: 'Expected four hexadecimal digits after \\u.',
  InvalidEscapeCharacter: 'Expected one of " \\ / b f n r t u after \\.',
  InvalidCharacter: 'A control character must be written as an escape, such as \\t or \\n.',
};

/** Parses strict JSON: no comments, no trailing commas, no key twice in one object. */
export function parseJson(json: string, file: string): PlacedJson | JsonProblems {
  const text = json.replace(/^\ufeff/, '');
  const problemAt = (offset: number, message: string): JsonProblem => ({
    file,
    ...lineAndColumn(text, offset),
    message,
  });
  try {
    return parseText(text, problemAt);
  } catch (error) {
    // The parser calls itself for each level.
    if (error instanceof RangeError) return { problems: [problemAt(0, 'It is nested too deeply.')] };
    throw error;
  }
}

function parseText(
  text: string,
  problemAt: (offset: number, message: string) => JsonProblem,
): PlacedJson | JsonProblems {
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, { disallowComments: true, allowTrailingComma: false, allowEmptyContent: false });
  // Only the first: the parser goes on after it by guessing.
  const [error] = errors;
  if (error || !tree) {
    const message = error ? MISTAKES[printParseErrorCode(error.error)] : undefined;
    return { problems: [problemAt(error?.offset ?? 0, message ?? 'This is no JSON.')] };
  }
  const repeated = [...repeatedKeys(tree)];
  if (repeated.length > 0) {
    return { problems: repeated.map((key) => problemAt(key.offset, `The key "${key.value}" stands here twice.`)) };
  }
  return {
    value: JSON.parse(text),
    problemAt: (path, message) => problemAt(nearestNode(tree, path).offset, message),
  };
}

function* repeatedKeys(node: Node): Generator<Node> {
  const seen = new Set<unknown>();
  for (const child of node.children ?? []) {
    const key = child.type === 'property' ? child.children?.[0] : undefined;
    if (key && seen.has(key.value)) yield key;
    if (key) seen.add(key.value);
    yield* repeatedKeys(child);
  }
}

function nearestNode(tree: Node, path: readonly (string | number)[]): Node {
  for (let length = path.length; length > 0; length--) {
    const node = findNodeAtLocation(tree, path.slice(0, length));
    if (node) return node;
  }
  return tree;
}

function lineAndColumn(text: string, offset: number): { line: number; column: number } {
  const lines = text.slice(0, offset).split(/\r\n|\n|\r/);
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
}
