import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What is wrong with an installed package that neither attw nor publint looks for. */
export function listFindings(home: string): string[] {
  const files = readdirSync(home, { recursive: true, encoding: 'utf8' }).sort();
  const scripts = files.filter((file) => file.endsWith('.js'));
  const types = files.filter((file) => file.endsWith('.d.ts'));
  const { dependencies = {}, exports } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as {
    dependencies?: object;
    exports: Record<string, { import?: string }>;
  };
  const entries = Object.values(exports).flatMap((entry) => entry.import?.replace(/js$/, 'd.ts') ?? []);
  return [
    ...Object.keys(dependencies).map((name) => `it depends on ${name}`),
    ...scripts.flatMap((file) => findBrokenMap(home, file)),
    ...types.flatMap((file) => findAny(home, file)),
    ...[...new Set(entries.flatMap((entry) => findUndescribed(join(home, entry))))].map(
      (name) => `${name} is public and has no doc comment`,
    ),
  ];
}

/** A map that is not there, or that leads to a source that is not there. */
function findBrokenMap(home: string, file: string): string[] {
  const path = join(home, file);
  const [, url] = /^\/\/# sourceMappingURL=(.+)$/m.exec(readFileSync(path, 'utf8')) ?? [];
  if (url === undefined) return [];
  const map = join(dirname(path), url);
  if (!existsSync(map)) return [`${file} has no source map`];
  const { sources } = JSON.parse(readFileSync(map, 'utf8')) as { sources: string[] };
  return sources
    .filter((source) => !existsSync(join(dirname(map), source)))
    .map((source) => `${file} leads to ${source}, which is not packed`);
}

/** `any`, but in the types of gql.tada, where it bounds type parameters and is the type of nothing. */
function findAny(home: string, file: string): string[] {
  if (file.endsWith('gql-tada.d.ts')) return [];
  const words = withoutWords(readFileSync(join(home, file), 'utf8'));
  return /\bany\b/.test(words) ? [`${file} has any in its types`] : [];
}

function withoutWords(code: string): string {
  return code.replace(/\/\*[\s\S]*?\*\/|'[^'\n]*'|\/\/.*/g, '');
}

/** Names that a module exports, itself or from another, which nothing is said of. */
function findUndescribed(path: string, only?: readonly string[]): string[] {
  const code = readFileSync(path, 'utf8');
  const own = [
    ...code.matchAll(
      /^(\/\*\*[^/]*(?:\/(?<!\*\/)[^/]*)*\*\/\n)?export (?:declare )?(?:class|const|function|interface|type) (\w+)\b/gm,
    ),
  ]
    .filter(([, words, name = '']) => !words && (only?.includes(name) ?? true))
    .map(([, , name = '']) => name);
  const others = [...code.matchAll(/^export (?:type )?(\*|\{[^}]*\}) from '(.+)\.js';/gm)].flatMap(
    ([, names = '', module]) => {
      const listed = names === '*' ? only : [...names.matchAll(/(?:type )?(\w+)/g)].map(([, name = '']) => name);
      return findUndescribed(join(dirname(path), `${module}.d.ts`), listed);
    },
  );
  return [...own, ...others];
}
