import type { Location, Problem } from '@sourcebook/ingest';
import sql from 'sql-template-tag';
import type { Engine } from './engine.ts';
import type { FoundCapture } from './inputs.ts';

/** A capture at one of its places. */
export interface CapturePlace extends Location {
  readonly sha256: string;
  readonly byteLength: number;
}

export interface Redirect {
  readonly type: string;
  readonly old: string;
  readonly new: string;
}

/** What another archive needs to become the same as this one. */
export function createTransfer(engine: Engine) {
  return {
    /** Every capture at every place, the largest part of what there is to copy. */
    places: (): Promise<CapturePlace[]> =>
      engine.all(sql`select c.sha256, c.byte_length as "byteLength", l.path, l.source, l.captured_at as "capturedAt"
        from input_location l join input_capture c on c.id = l.capture_id order by c.sha256, l.path`),

    /** The captures at their places, with bytes. */
    async captures(places: readonly CapturePlace[]): Promise<FoundCapture[]> {
      const hashes = [...new Set(places.map(({ sha256 }) => sha256))];
      const rows = await engine.all<Omit<FoundCapture, 'location'>>(sql`select sha256, reader,
        media_type as "mediaType", encoding, bytes from input_capture where sha256 in (${engine.list(hashes)})`);
      const found = new Map(rows.map((row) => [row.sha256, row]));
      return places.map(({ sha256, path, source, capturedAt }) => ({
        ...found.get(sha256)!,
        location: { path, source, capturedAt },
      }));
    },

    /** What could not be read at all; what reading could not understand shows again when the other settles. */
    problems: (): Promise<Problem[]> =>
      engine.all(sql`select path, reader, message, "offset" from problem where derived = 0 order by path, id`),

    /** Where IDs lead that were issued once: that follows from what the archive once held, not from its inputs. */
    redirects: (): Promise<Redirect[]> => engine.all(sql`select type, old, new from redirect order by type, old`),

    addRedirects(redirects: readonly Redirect[]): Promise<void> {
      const rows = redirects.map(({ type, old, new: heir }) => [type, old, heir]);
      return engine.transaction(() => engine.put('redirect', ['type', 'old'], ['new'], rows));
    },

    /** The revision that the inputs give, settled or not. */
    async revision(): Promise<string> {
      const { computeRevision } = await import('./settle.ts');
      return computeRevision(engine);
    },
  };
}

export type Transfer = ReturnType<typeof createTransfer>;
