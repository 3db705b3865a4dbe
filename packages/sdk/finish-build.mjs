import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const esm = fileURLToPath(new URL('dist/esm/', import.meta.url));
const cjs = fileURLToPath(new URL('dist/cjs/', import.meta.url));

// The package is ESM; this folder of it is not.
writeFileSync(`${cjs}package.json`, '{"type":"commonjs"}\n');

// What is types alone is packed once: ESM may take types of CommonJS, and there is no code that a map could lead to.
const files = readdirSync(esm, { recursive: true, encoding: 'utf8' });
const modules = files.filter((path) => path.endsWith('.js'));
for (const path of modules.filter((path) => holdsTypesAlone(readFileSync(esm + path, 'utf8')))) {
  for (const folder of [esm, cjs]) {
    writeFileSync(folder + path, withoutMap(readFileSync(folder + path, 'utf8')));
    if (existsSync(`${folder}${path}.map`)) rmSync(`${folder}${path}.map`);
  }
  const shared = relative(`${esm}${path}/..`, cjs + path);
  writeFileSync(esm + path.replace(/js$/, 'd.ts'), `export type * from '${shared}';\n`);
}

// The compiler leaves the sources' names in declarations; not everything that reads them looks further.
for (const path of files.filter((path) => path.endsWith('.d.ts'))) {
  for (const folder of [esm, cjs]) {
    const types = readFileSync(folder + path, 'utf8');
    writeFileSync(folder + path, types.replace(/(\bfrom |\bimport\()(['"])(\.[^'"]*)\.ts\2/g, '$1$2$3.js$2'));
  }
}

function holdsTypesAlone(code) {
  return withoutMap(code.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\/\/ .*$/gm, '')).trim() === 'export {};';
}

function withoutMap(code) {
  return code.replace(/\/\/# sourceMappingURL=.*\n?/, '');
}
