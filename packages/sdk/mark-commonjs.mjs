import { writeFileSync } from 'node:fs';

// The package is ESM; this folder of it is not.
writeFileSync(new URL('dist/cjs/package.json', import.meta.url), '{"type":"commonjs"}\n');
