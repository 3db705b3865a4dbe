import type { Annotation, AuthorityEntry, Location, Problem, Settings, SourceEntry } from '@sourcebook/ingest';
import { canonicalJson } from '@sourcebook/ingest/identity';
import { holdsRecords, recordRange } from '@sourcebook/ingest/record-path';
import sql from 'sql-template-tag';
import { addCaptures } from './add-captures.ts';
import type { Engine } from './engine.ts';
import { readMeta, writeMeta } from './meta.ts';

/** One capture as it was found, read by a reader. */
export interface FoundCapture {
  readonly sha256: string;
  readonly reader: string;
  readonly mediaType: string;
  readonly encoding: string;
  readonly bytes: Uint8Array;
  readonly location: Location;
}

/** What an archive was given. Nothing of it shows before the archive settles. */
export function createInputs(engine: Engine) {
  return {
    /**
     * Adds captures and problems, all or none. `anew` are files that are read anew from these on, well or not: what was
     * wrong with them and their records before is forgotten.
     */
    add(
      captures: readonly FoundCapture[],
      problems: readonly Problem[] = [],
      anew: readonly string[] = [],
    ): Promise<void> {
      return engine.transaction(async () => {
        await addCaptures(engine, captures);
        if (anew.length > 0) await forgetProblems(engine, anew);
        for (const problem of problems) await addProblem(engine, problem);
        if (captures.length > 0) await markUnsettled(engine);
      });
    },

    /** Adds what a manifest and an authority file say; an entry replaces an earlier one of the same slug or ID. */
    async describe(sources: readonly SourceEntry[], authority: readonly AuthorityEntry[]): Promise<void> {
      if (sources.length + authority.length === 0) return;
      await engine.transaction(async () => {
        await engine.put(
          'input_source',
          ['slug'],
          ['name', 'url', 'note'],
          sources.map(({ slug, name, url, note }) => [slug, name, url, note]),
        );
        await engine.put(
          'input_authority',
          ['id'],
          ['entry'],
          authority.map((entry) => [entry.id, JSON.stringify(entry)]),
        );
        if (authority.length > 0) await engine.run(sql`delete from meta where key = 'authority'`);
        await markUnsettled(engine);
      });
    },

    /** Where captures were found, by their SHA-256. */
    async locations(): Promise<Map<string, Location[]>> {
      const rows = await engine.all<Location & { sha256: string }>(sql`
        select c.sha256, l.path, l.source, l.captured_at as "capturedAt"
        from input_location l join input_capture c on c.id = l.capture_id order by c.sha256, l.path`);
      const found = new Map<string, Location[]>();
      for (const { sha256, ...location } of rows) {
        const known = found.get(sha256);
        if (known) known.push(location);
        else found.set(sha256, [location]);
      }
      return found;
    },

    sources: (): Promise<SourceEntry[]> =>
      engine.all(sql`select slug, name, url, note from input_source order by slug`),

    /** Adds mentions that another tagger found. */
    annotate(annotations: readonly Annotation[]): Promise<void> {
      return engine.transaction(async () => {
        for (const annotation of annotations) {
          await engine.run(sql`insert into input_annotation (line, capture)
            values (${canonicalJson(annotation)}, ${annotation.capture}) on conflict do nothing`);
        }
        await unreadNamed(engine, [...new Set(annotations.map(({ capture }) => capture))]);
        if (annotations.length > 0) await markUnsettled(engine);
      });
    },

    /** In the form in which they are part of the revision. */
    async annotationLines(): Promise<string[]> {
      const rows = await engine.all<{ line: string }>(sql`select line from input_annotation order by line`);
      return rows.map(({ line }) => line);
    },

    async annotations(): Promise<Annotation[]> {
      return (await this.annotationLines()).map((line) => JSON.parse(line) as Annotation);
    },

    /** Changes what is decided about reading; what is not named stays as it is. */
    decide(settings: Settings): Promise<void> {
      return engine.transaction(async () => {
        await writeMeta(engine, 'settings', JSON.stringify({ ...(await this.settings()), ...settings }));
        await markUnsettled(engine);
      });
    },

    async settings(): Promise<Settings> {
      return JSON.parse((await readMeta(engine, 'settings')) ?? '{}') as Settings;
    },

    async authority(): Promise<AuthorityEntry[]> {
      const rows = await engine.all<{ entry: string }>(sql`select entry from input_authority order by id`);
      return rows.map(({ entry }) => JSON.parse(entry) as AuthorityEntry);
    },
  };
}

export type Inputs = ReturnType<typeof createInputs>;

/** Captures that annotations name, by hash or path. */
async function unreadNamed(engine: Engine, names: readonly string[]): Promise<void> {
  await engine.run(sql`insert into unread (capture_id)
    select id from input_capture where sha256 in (${engine.list(names)})
    union select capture_id from input_location where path in (${engine.list(names)})
    on conflict (capture_id) do nothing`);
}

async function forgetProblems(engine: Engine, files: readonly string[]): Promise<void> {
  await engine.run(sql`delete from problem where ${engine.among(sql`path`, files)} and derived = 0`);
  for (const { first, end } of files.filter(holdsRecords).map(recordRange)) {
    await engine.run(sql`delete from problem where ${engine.within(sql`path`, first, end)} and derived = 0`);
  }
}

async function addProblem(engine: Engine, { path, reader, message, offset }: Problem): Promise<void> {
  await engine.run(sql`insert into problem (path, reader, message, "offset", derived)
    values (${path}, ${reader}, ${message}, ${offset}, 0)`);
}

/** Counts up, so that settling can tell whether more came in while it worked. */
async function markUnsettled(engine: Engine): Promise<void> {
  await engine.run(sql`insert into meta (key, value) values ('inputs', '1')
    on conflict (key) do update set value = cast(meta.value as integer) + 1`);
}
