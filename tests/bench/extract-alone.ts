import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  addUses,
  addVotes,
  buildAuthorityTrie,
  DEFAULT_MIN_CONFIDENCE,
  decodeCapture,
  documentOf,
  judgePhrase,
  judgeWord,
  type LocalNames,
  nameBackground,
  noVotes,
  parseAuthority,
  readCapture,
  resolveNames,
  type UnreadCapture,
  walkCaptures,
} from '@sourcebook/ingest';
import { digestDescription } from '@sourcebook/ingest/identity';
import { type Extractor, openExtractor } from '../../packages/server/dist/store/settle/extractor.js';
import { portions } from '../../packages/server/dist/store/settle/portions.js';
import type { KeptDocument } from '../../packages/server/dist/store/settle/shown-documents.js';

/** Captures and documents of one task. */
const READ = 20;
const DECIDED = 200;

/**
 * All that extraction does, on as many threads as an ingest has, in memory: reading, deciding once all have been heard,
 * and resolving. Nothing is kept.
 * @returns milliseconds.
 */
export async function extractAlone(folder: string): Promise<number> {
  const began = performance.now();
  const extractor = openExtractor();
  extractor.expect(1e9);
  const { documents, votes } = await readAll(folder, extractor);
  const parsed = parseAuthority(readFileSync(join(folder, 'authority.json'), 'utf8'), 'authority.json');
  if (!('entries' in parsed)) throw new Error('The authority file does not parse.');
  const authority = parsed.entries;
  const rules = {
    authority,
    trie: () => buildAuthorityTrie(authority),
    digest: digestDescription({ sources: [], authority, annotations: [], settings: {} }),
    minConfidence: DEFAULT_MIN_CONFIDENCE,
  };
  const ask = async (about: 'WORDS' | 'PHRASES', keys: readonly number[]) =>
    keys.map((key) => {
      const word = about === 'WORDS' ? votes.words.get(key) : undefined;
      const phrase = about === 'PHRASES' ? votes.phrases.get(key) : undefined;
      return word ? judgeWord(word) : phrase ? judgePhrase(phrase) : 0;
    });
  const underWay = Array.from(portions(documents, DECIDED), (portion) => extractor.decide(portion, rules, ask));
  const decided = (await Promise.all(underWay)).flat();
  const locals = decided.map(({ key, names }): LocalNames => ({ ...JSON.parse(names), key }));
  resolveNames(addUses(locals), nameBackground(authority));
  const milliseconds = performance.now() - began;
  await extractor.close();
  return milliseconds;
}

async function readAll(folder: string, extractor: Extractor) {
  const captures: UnreadCapture[] = [];
  for (const file of walkCaptures([folder])) {
    if ('message' in file) throw new Error(`${file.path}: ${file.message}`);
    const read = readCapture(file.bytes, file.path);
    if ('message' in read) throw new Error(`${read.path}: ${read.message}`);
    const layout = { separators: [], mastheads: [] };
    captures.push({ ...read, bytes: file.bytes, path: file.path, layout, annotations: null, isTagged: true });
  }
  const underWay = Array.from(portions(captures, READ), (portion) => extractor.read(portion));
  const readings = (await Promise.all(underWay)).flat();
  const votes = noVotes();
  const documents = new Map<string, KeptDocument>();
  for (const [index, { showings }] of readings.entries()) {
    const { text: page } = decodeCapture(captures[index]!.bytes, captures[index]!);
    for (const { document, ...item } of showings) {
      const { key, scan, language } = document;
      if (documents.has(key)) continue;
      documents.set(key, { id: documents.size, scan, document: documentOf({ page, item, language }, key) });
      addVotes(votes, document.votes);
    }
  }
  return { documents: [...documents.values()], votes };
}
