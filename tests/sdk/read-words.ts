import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** The part of TypeScript's own interface that is used; releases from 7 on have another. */
interface Compiler {
  createLanguageService(host: object): {
    getQuickInfoAtPosition(file: string, position: number): { readonly documentation?: readonly Part[] } | undefined;
  };
  readonly ScriptSnapshot: { fromString(text: string): unknown };
  readonly ModuleKind: { readonly NodeNext: number };
  readonly ScriptTarget: { readonly ES2022: number };
  readonly sys: Readonly<Record<string, unknown>>;
  getDefaultLibFilePath(options: object): string;
}

interface Part {
  readonly text: string;
}

/** What an editor says of names in a file, each of which stands at the end of a piece of its text. */
export function readWords(home: string, file: string, pieces: readonly string[]): string[] {
  const compiler = createRequire(join(home, 'package.json'))('typescript') as Compiler;
  const options = {
    module: compiler.ModuleKind.NodeNext,
    target: compiler.ScriptTarget.ES2022,
    strict: true,
    types: [],
  };
  const service = compiler.createLanguageService({
    ...compiler.sys,
    useCaseSensitiveFileNames: () => true,
    getCompilationSettings: () => options,
    getCurrentDirectory: () => join(file, '..'),
    getDefaultLibFileName: compiler.getDefaultLibFilePath,
    getScriptFileNames: () => [file],
    getScriptVersion: () => '1',
    getScriptSnapshot: (path: string) =>
      existsSync(path) ? compiler.ScriptSnapshot.fromString(readFileSync(path, 'utf8')) : undefined,
  });
  const text = readFileSync(file, 'utf8');
  return pieces.map((piece) => {
    const found = service.getQuickInfoAtPosition(file, text.indexOf(piece) + piece.length - 1);
    return found?.documentation?.map((part) => part.text).join('') ?? '';
  });
}
