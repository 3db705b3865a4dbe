import type { MessagePort } from 'node:worker_threads';
import {
  type AuthorityTrie,
  buildAuthorityTrie,
  type EntryLabels,
  englishTagger,
  type PageReading,
  readPage,
  type UnreadCapture,
  withLanguages,
} from '@sourcebook/ingest';
import { createCollector } from './collect-garbage.ts';
import { type Ask, type DecidedDocument, decideTogether } from './decide-together.ts';
import type { KeptDocument } from './shown-documents.ts';

const tagger = englishTagger();
const collect = createCollector(60_000_000);

/** What a thread does with the captures that it is handed. */
export function read(captures: readonly UnreadCapture[]): Promise<PageReading[]> {
  collect();
  return withLanguages((detectLanguage) => captures.map((capture) => readPage(capture, { detectLanguage, tagger })));
}

export interface DecidingTask {
  readonly documents: readonly KeptDocument[];
  /** Digest of the authority file, which is asked for where another one is known. */
  readonly authority: string;
  readonly minConfidence: number;
  /** Takes questions, one after the other. */
  readonly port: MessagePort;
}

export type Question =
  | { readonly about: 'WORDS' | 'PHRASES'; readonly keys: readonly number[] }
  | { readonly about: 'AUTHORITY' };

let known: { readonly digest: string; readonly trie: AuthorityTrie } | undefined;

/** What a thread does with documents whose scans it is handed. */
export async function decide({
  documents,
  authority,
  minConfidence,
  port,
}: DecidingTask): Promise<readonly DecidedDocument[]> {
  collect();
  if (known?.digest !== authority) {
    const entries = (await request(port, { about: 'AUTHORITY' })) as EntryLabels[];
    known = { digest: authority, trie: buildAuthorityTrie(entries) };
  }
  const ask: Ask = async (about, keys) => (await request(port, { about, keys })) as number[];
  return decideTogether(documents, known.trie, minConfidence, ask);
}

function request(port: MessagePort, question: Question): Promise<unknown> {
  return new Promise((resolve, reject) => {
    port.once('message', resolve);
    port.once('close', () => reject(new Error('The archive could not be asked.')));
    port.postMessage(question);
  });
}
