import type { Settings } from '@sourcebook/ingest';
import { revisionOf } from '@sourcebook/ingest/identity';
import sql from 'sql-template-tag';
import type { Engine, Listing } from './engine.ts';
import { readMeta } from './meta.ts';
import { type ProblemRow, problemColumns } from './rows.ts';
import { readTotals } from './settle/archive-totals.ts';
import { usesTagger } from './settle/settling.ts';

export interface ArchiveCounts {
  readonly articleCount: number;
  readonly sourceCount: number;
  readonly entityCount: number;
  readonly captureCount: number;
  readonly appearanceCount: number;
  readonly mentionCount: number;
}

export interface ArchiveState extends ArchiveCounts {
  readonly revision: string;
  readonly settled: boolean;
}

const EMPTY: ArchiveCounts = {
  articleCount: 0,
  sourceCount: 0,
  entityCount: 0,
  captureCount: 0,
  appearanceCount: 0,
  mentionCount: 0,
};

const EMPTY_REVISION = revisionOf({ captures: [], sources: [], authority: [], annotations: [], settings: {} });

export function createArchive(engine: Engine) {
  return {
    async state(): Promise<ArchiveState> {
      const [revision, inputs, settled, counts] = await Promise.all([
        readMeta(engine, 'revision'),
        readMeta(engine, 'inputs'),
        readMeta(engine, 'settled'),
        readMeta(engine, 'counts'),
      ]);
      return {
        ...(counts ? (JSON.parse(counts) as ArchiveCounts) : EMPTY),
        revision: revision ?? EMPTY_REVISION,
        settled: (inputs ?? '0') === (settled ?? '0'),
      };
    },

    /** What a reader should know of how the archive was read, in sentences. */
    async notes(): Promise<string[]> {
      if (!usesTagger(JSON.parse((await readMeta(engine, 'settings')) ?? '{}') as Settings)) {
        return [
          'The tagger is switched off, so names come from the authority file, brought annotations and what the archive repeats.',
        ];
      }
      const languages = Object.entries((await readTotals(engine)).languages);
      const others = languages
        .filter(([language]) => !/^en(-|$)/.test(language))
        .map(([language, articles]) => ({ language, articles }))
        .sort((a, b) => b.articles - a.articles);
      if (others.length === 0) return [];
      const count = others.reduce((sum, { articles }) => sum + articles, 0);
      const list = others.map(({ language, articles }) => `${language} ${articles}`).join(', ');
      return [
        `${count} ${count === 1 ? 'article is' : 'articles are'} in other languages than English (${list}): the tagger reads English, so names in them come from the authority file, brought annotations and what the archive repeats.`,
      ];
    },

    /** What reading could not understand, though the bytes were read. */
    derivedProblems(): Promise<ProblemRow[]> {
      return engine.all(sql`select path, reader, message, "offset" from problem where derived = 1 order by path, id`);
    },

    problems: (): Listing<ProblemRow> => ({
      table: sql`problem`,
      where: [],
      order: [
        { sql: sql`x.path`, type: 'text', isLong: true },
        { sql: sql`coalesce(x."offset", -1)`, type: 'integer' },
        { sql: sql`x.message`, type: 'text' },
        { sql: sql`x.id`, type: 'integer' },
      ],
      columns: problemColumns('x'),
    }),
  };
}
