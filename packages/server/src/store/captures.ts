import { decodeCapture } from '@sourcebook/ingest/decode-capture';
import { LRUCache } from 'lru-cache';
import sql from 'sql-template-tag';
import { Deferred } from '../deferred.ts';
import { isOneOf } from './articles.ts';
import type { Engine, Listing } from './engine.ts';
import { countInArchive } from './meta.ts';
import { type CaptureRef, type SourceRef, sourceId } from './refs.ts';
import { type CaptureRow, captureColumns, type LocationRow, type SegmentRow, segmentColumns, select } from './rows.ts';

export interface CaptureFilter {
  readonly sources?: readonly SourceRef[] | null | undefined;
  /** Beginning of the path of any of its locations. */
  readonly path?: string | null | undefined;
}

interface CaptureBytes {
  readonly id: number;
  readonly bytes: Uint8Array;
  readonly reader: string;
  readonly encoding: string;
}

/** In UTF-16 code units; twice as many bytes. */
const TEXT_KEPT = 16_000_000;

/** Texts of captures by ID. A capture's text never changes. */
export type CaptureTexts = LRUCache<number, string>;

export function keepTexts(): CaptureTexts {
  return new LRUCache({ maxSize: TEXT_KEPT, sizeCalculation: (text) => text.length + 1 });
}

export function createCaptures(engine: Engine, texts: CaptureTexts) {
  return {
    /** All that a reference means: a path may stand for several captures, when its bytes changed between ingests. */
    find(ref: CaptureRef): Deferred<CaptureRow[]> {
      const condition =
        'sha256' in ref
          ? sql`c.sha256 = ${ref.sha256}`
          : sql`c.id in (select capture_id from capture_location where path = ${ref.path})`;
      return engine.all(sql`select ${select(captureColumns('c'))} from capture c where ${condition} order by c.sha256`);
    },

    byIds(ids: readonly number[]): Deferred<CaptureRow[]> {
      return engine.rows(captureColumns('c'), sql`capture c where c.id in (${engine.list(ids)})`);
    },

    /** Decoded texts; those read last are kept. */
    texts(ids: readonly number[]): Deferred<{ id: number; text: string }[]> {
      const unread = ids.filter((id) => !texts.has(id));
      const rows =
        unread.length === 0
          ? Deferred.of((): CaptureBytes[] => [])
          : engine.all<CaptureBytes>(
              sql`select id, bytes, reader, encoding from input_capture where id in (${engine.list(unread)})`,
            );
      return rows.map((found) => {
        const read = new Map(found.map(({ id, bytes, ...decoding }) => [id, decodeCapture(bytes, decoding).text]));
        return ids.map((id) => {
          const text = read.get(id) ?? texts.get(id) ?? '';
          texts.set(id, text);
          return { id, text };
        });
      });
    },

    locations(ids: readonly number[]): Deferred<(LocationRow & { id: number })[]> {
      return engine.all(sql`select capture_id as id, path, source_id as "sourceId", captured_at as "capturedAt"
        from capture_location where capture_id in (${engine.list(ids)}) order by capture_id, path, source_id`);
    },

    list(filter: CaptureFilter): Listing<CaptureRow> {
      const where = [];
      if (filter.sources) {
        const isTheirs = isOneOf(sql`source_id`, filter.sources.map(sourceId));
        where.push(sql`x.id in (select capture_id from capture_location where ${isTheirs})`);
      }
      if (filter.path) {
        const begins = engine.within(sql`path`, filter.path, `${filter.path}\u{10ffff}`);
        where.push(sql`x.id in (select capture_id from capture_location where ${begins})`);
      }
      return {
        table: sql`capture`,
        where,
        counted: where.length === 0 ? () => countInArchive(engine, 'captureCount') : undefined,
        order: [
          { sql: sql`x.path`, type: 'text', isLong: true },
          { sql: sql`x.sha256`, type: 'text' },
        ],
        columns: captureColumns('x'),
      };
    },

    inSource(): Listing<CaptureRow> {
      return {
        table: sql`capture`,
        belongsTo: (source) => sql`x.id in (select capture_id from capture_location where source_id = ${source})`,
        where: [],
        order: [
          { sql: sql`x.path`, type: 'text', isLong: true },
          { sql: sql`x.sha256`, type: 'text' },
        ],
        columns: captureColumns('x'),
      };
    },

    segments(): Listing<SegmentRow> {
      return {
        table: sql`segment`,
        belongsTo: (capture) => sql`x.capture_id = ${capture}`,
        where: [],
        order: [{ sql: sql`x.start`, type: 'integer' }],
        columns: segmentColumns('x'),
      };
    },
  };
}
