import { createAppearances } from './appearances.ts';
import { createArchive } from './archive.ts';
import { createArticles } from './articles.ts';
import { type CaptureTexts, createCaptures, keepTexts } from './captures.ts';
import type { Deadline } from './deadline.ts';
import type { Engine } from './engine.ts';
import { createEntities } from './entities.ts';
import { createInputs } from './inputs.ts';
import { createMentions } from './mentions.ts';
import { createRedirects } from './redirects.ts';
import { createSearch } from './search/search.ts';
import { settleArchive } from './settle.ts';
import { createSources } from './sources.ts';
import { openArchiveFile } from './sqlite/open.ts';
import { Snapshots } from './sqlite/snapshots.ts';
import { verifyArchive } from './verify.ts';

/** All that the schema and the commands may ask of an archive. */
export function createStore(engine: Engine, texts: CaptureTexts = keepTexts()) {
  return {
    archive: createArchive(engine),
    articles: createArticles(engine),
    sources: createSources(engine),
    entities: createEntities(engine),
    captures: createCaptures(engine, texts),
    appearances: createAppearances(engine),
    mentions: createMentions(engine),
    redirects: createRedirects(engine),
    ...createSearch(engine),
    /** A page of a list, or with parents one for each. */
    page: engine.page.bind(engine),
    count: engine.count.bind(engine),
    inputs: createInputs(engine),
    settle: () => settleArchive(engine),
    copyTo: (file: string) => engine.copyTo(file),
    verify: () => verifyArchive(engine),
    close: () => engine.close(),
  };
}

export type Store = ReturnType<typeof createStore>;

/** An archive that is read while others may write it. */
export interface ArchiveReader {
  /** One revision of the archive, the same until it is released. With a deadline, what is asked after it fails. */
  lease(deadline?: Deadline): { readonly store: Store; release(): void };
  close(): Promise<void>;
}

/**
 * Opens an archive to be served.
 * @throws StoreError when there is none, or it can't be read.
 */
export function openArchive(file: string): ArchiveReader {
  const snapshots = new Snapshots(file);
  const texts = new WeakMap<Engine, CaptureTexts>();
  return {
    lease(deadline) {
      const { engine, release } = snapshots.lease();
      const kept = texts.get(engine) ?? keepTexts();
      texts.set(engine, kept);
      return { store: createStore(deadline ? engine.until(deadline) : engine, kept), release };
    },
    close: () => snapshots.close(),
  };
}

/**
 * Opens an archive. For writing it is created where there is none.
 * @throws StoreError when the file is no archive, of another version, or can't be opened.
 */
export function openStore(file: string, mode: 'read' | 'write'): Store {
  return createStore(openArchiveFile(file, mode));
}
