import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Kind, OperationTypeNode } from 'graphql';
import { BANNER } from './typescript.mjs';

const home = new URL('../', `file://${createRequire(import.meta.url).resolve('gql.tada')}`);

/** What the package's own `graphql()` asks of them. */
const ROOTS = ['getDocumentType', 'getFragmentMapRec', 'getVariablesType', 'parseDocument'];

/** The types of gql.tada that read a query's text, so that the package needs no dependency for them. */
export function plugin() {
  const licence = readFileSync(new URL('LICENSE.md', home), 'utf8').trim();
  const types = readFileSync(new URL('dist/chunks/index-chunk.d.ts', home), 'utf8');
  return printTypes(types, ROOTS, licence);
}

export function printTypes(source, roots, licence) {
  const declarations = new Map();
  for (const text of withoutComments(source).split(/^(?=(?:declare )?(?:type|interface|function|const|namespace) )/m)) {
    const [, name] = /^(?:declare )?(?:const enum|type|interface|namespace) ([\w$]+)/.exec(text) ?? [];
    if (name) declarations.set(name, withoutEnums(text.trim(), source));
  }
  const used = new Set();
  for (const root of roots) use(root);
  const kept = [...declarations].filter(([name]) => used.has(name)).map(([, text]) => text);
  const notice = `/*!\n${`From gql.tada.\n\n${licence}`.replace(/^/gm, ' * ').replace(/ +$/gm, '')}\n */`;
  return `${BANNER}\n${notice}\n\n${kept.join('\n')}\n\nexport type { ${roots.toSorted().join(', ')} };\n`;

  function use(name) {
    if (used.has(name)) return;
    if (!declarations.has(name)) throw new Error(`codegen: gql.tada has no type ${name} any more.`);
    used.add(name);
    for (const [word] of declarations.get(name).matchAll(/[\w$]+/g)) if (declarations.has(word)) use(word);
  }
}

function withoutComments(source) {
  return source.replace(/^\s*\/\*[\s\S]*?\*\/\n?/gm, '').replace(/\n\s*\n/g, '\n');
}

/** Enums cost an import or code; their values do not. */
function withoutEnums(text, source) {
  return text
    .replace(/\bKind\.(\w+)/g, (_, name) => literal(Kind[name], name))
    .replace(/\bOperationTypeNode\.(\w+)/g, (_, name) => literal(OperationTypeNode[name], name))
    .replace(/\bToken\.(\w+)/g, (_, name) => literal(tokenOf(name, source), name))
    .replace(/\bToken\b/g, 'number');
}

function tokenOf(name, source) {
  const [, value] = new RegExp(`^  ${name} = (\\d+),$`, 'm').exec(source) ?? [];
  return value === undefined ? undefined : Number(value);
}

function literal(value, name) {
  if (value === undefined) throw new Error(`codegen: gql.tada uses ${name}, which has no value.`);
  return typeof value === 'number' ? String(value) : `'${value}'`;
}
