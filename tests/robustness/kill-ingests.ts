import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { openStore } from '@sourcebook/server';
import { type Files, run } from '../support/archive.ts';
import { inventPages } from '../support/invented-archive.ts';
import { Random } from '../support/seeded-random.ts';
import { compareDumps, dumpArchive } from './dump-archive.ts';
import { type Ended, killAfter, SOURCE, start } from './processes.ts';

export interface KillPlan {
  readonly kills: number;
  readonly seed: number;
  readonly command?: readonly string[];
  /** How many processes at once. */
  readonly jobs?: number;
  readonly report?: (line: string) => void;
}

export interface KillFigures {
  /** Processes that died of the signal. */
  killed: number;
  /** Processes that had ended before it came. */
  tooLate: number;
  /** What the archive was found as, by how often. */
  readonly found: Record<Left, number>;
  /** What was wrong afterwards, a line each. */
  readonly faults: string[];
}

/** What a killed ingest left: nothing yet, inputs that are not settled or in part, the old content, or the new. */
type Left = 'no archive' | 'unsettled' | 'in part' | 'as before' | 'complete' | 'no copy' | 'copy';

type Dump = ReturnType<typeof dumpArchive>;

interface Undisturbed {
  readonly empty: Dump;
  readonly before: Dump;
  readonly after: Readonly<Record<Ingested, Dump>>;
  readonly milliseconds: Readonly<Record<Ingested | 'backup', number>>;
  readonly code: Readonly<Record<Ingested, number>>;
}

/** Into a new archive, into one that holds a part, and so much that it is settled in several transactions. */
type Ingested = 'fresh' | 'updated' | 'long';
type Start = Ingested | 'backup';

const MANY_RECORDS = 4000;
const PORTION = 500;
const ROUNDS: readonly Start[] = ['fresh', 'updated', 'fresh', 'updated', 'backup'];
/** A long one takes as long as ten others. */
const LONG_EVERY = 25;
const FIRST_LONG = 6;

/** Kills `ingest` and `backup` at moments spread over their lives, and looks at what they leave. */
export class KillIngests {
  readonly #plan: KillPlan;
  readonly #root = mkdtempSync(join(tmpdir(), 'sourcebook-kill-'));
  readonly #first = join(this.#root, 'first');
  readonly #all = join(this.#root, 'all');
  readonly #many = join(this.#root, 'many');
  readonly #long = ['ingest', this.#many, '--portion', String(PORTION)];
  readonly #before = join(this.#root, 'before.db');
  readonly #complete = join(this.#root, 'complete.db');
  readonly #figures: KillFigures = {
    killed: 0,
    tooLate: 0,
    found: { 'no archive': 0, unsettled: 0, 'in part': 0, 'as before': 0, complete: 0, 'no copy': 0, copy: 0 },
    faults: [],
  };

  constructor(plan: KillPlan) {
    this.#plan = plan;
  }

  async run(): Promise<KillFigures> {
    try {
      const undisturbed = await this.#measure();
      const { kills, seed, jobs = 1, report } = this.#plan;
      report?.(
        `An undisturbed ingest takes ${Math.round(undisturbed.milliseconds.fresh)} ms, a long one ${Math.round(undisturbed.milliseconds.long)} ms, a backup ${Math.round(undisturbed.milliseconds.backup)} ms.`,
      );
      let next = 0;
      const work = async (): Promise<void> => {
        for (let round = next++; this.#figures.killed < kills && round < 2 * kills + 10; round = next++) {
          await this.#round(round, new Random(seed * 1_000_003 + round), undisturbed);
          if (round % 25 === 24) report?.(this.describe());
        }
      };
      await Promise.all(Array.from({ length: jobs }, work));
      return this.#figures;
    } finally {
      rmSync(this.#root, { recursive: true, force: true });
    }
  }

  describe(): string {
    const { killed, tooLate, found, faults } = this.#figures;
    const left = Object.entries(found).map(([what, times]) => `${what} ${times}`);
    return `${killed} killed, ${tooLate} had ended before; left ${left.join(', ')}; ${faults.length} faults.`;
  }

  async #measure(): Promise<Undisturbed> {
    const { seed } = this.#plan;
    writeFiles(this.#first, inventPages(8, seed));
    writeFiles(this.#all, {
      ...inventPages(24, seed),
      'alpha/odd.txt': new Uint8Array([0x41, 0xff, 0xfe, 0x42]),
      'beta/empty.txt': '',
    });
    writeFiles(this.#many, { 'notices.jsonl': inventNotices(MANY_RECORDS, new Random(seed)) });
    const empty = join(this.#root, 'empty.db');
    await (await openStore(empty, 'write')).close();
    await run(['ingest', this.#first, '--archive', this.#before]);
    cpSync(this.#before, this.#complete);
    const { code } = await run(['ingest', this.#all, '--archive', this.#complete]);
    // As many at once as will be killed at once: a busy machine makes lives longer.
    const { jobs = 1 } = this.#plan;
    const ingests = Array.from({ length: Math.max(jobs, 2) }, (_, turn) =>
      this.#start(['ingest', this.#all, '--archive', join(this.#root, `fresh-${turn}.db`)]),
    );
    const times = (await Promise.all(ingests.map(({ ended }) => ended))).map(({ milliseconds }) => milliseconds);
    const long = join(this.#root, 'long.db');
    const alone = await this.#start([...this.#long, '--archive', long]).ended;
    const backups = Array.from({ length: jobs }, (_, turn) =>
      this.#start(['backup', join(this.#root, `copy-${turn}.db`), '--archive', this.#complete]),
    );
    const copied = (await Promise.all(backups.map(({ ended }) => ended))).map(({ milliseconds }) => milliseconds);
    return {
      empty: dumpArchive(empty),
      before: dumpArchive(this.#before),
      after: {
        fresh: dumpArchive(join(this.#root, 'fresh-0.db')),
        updated: dumpArchive(this.#complete),
        long: dumpArchive(long),
      },
      milliseconds: {
        fresh: Math.max(...times),
        updated: Math.max(...times),
        long: alone.milliseconds,
        backup: Math.max(...copied),
      },
      code: { fresh: code, updated: code, long: 0 },
    };
  }

  async #round(round: number, random: Random, undisturbed: Undisturbed): Promise<void> {
    const folder = join(this.#root, `round-${round}`);
    mkdirSync(folder);
    const kind = round % LONG_EVERY === FIRST_LONG ? 'long' : ROUNDS[round % ROUNDS.length]!;
    const before = this.#figures.faults.length;
    try {
      if (kind === 'backup') await this.#killBackup(folder, random, undisturbed);
      else await this.#killIngest(folder, kind, random, undisturbed);
    } catch (error) {
      this.#fault(kind, error instanceof Error ? (error.stack ?? error.message) : String(error));
    }
    for (const fault of this.#figures.faults.slice(before)) this.#plan.report?.(`round ${round}: ${fault}`);
    rmSync(folder, { recursive: true, force: true });
  }

  async #killIngest(folder: string, kind: Ingested, random: Random, undisturbed: Undisturbed): Promise<void> {
    const args = kind === 'long' ? this.#long : ['ingest', this.#all];
    const due = undisturbed.code[kind];
    const archive = join(folder, 'archive.db');
    if (kind === 'updated') cpSync(this.#before, archive);
    // Some are killed again before they are left to end.
    for (let again = true; again; again = random.chance(0.3)) {
      const ended = await this.#kill(
        [...args, '--archive', archive],
        random.next() * undisturbed.milliseconds[kind] * 1.02,
      );
      if (ended.signal === null && ended.code !== due) this.#fault(kind, `ended with ${ended.code}: ${ended.err}`);
      await this.#inspect(archive, kind, undisturbed);
    }
    const { code, err } = await run([...args, '--archive', archive]);
    if (code !== due) this.#fault(kind, `running again ended with ${code}: ${err}`);
    this.#compare(kind, 'after running again', archive, undisturbed.after[kind]);
    await this.#verify(kind, archive);
  }

  async #killBackup(folder: string, random: Random, undisturbed: Undisturbed): Promise<void> {
    const archive = join(folder, 'archive.db');
    const copy = join(folder, 'copy.db');
    cpSync(this.#complete, archive);
    await this.#kill(['backup', copy, '--archive', archive], random.next() * undisturbed.milliseconds.backup * 1.02);
    this.#figures.found[existsSync(copy) ? 'copy' : 'no copy']++;
    if (!existsSync(copy)) {
      const { code, err } = await run(['backup', copy, '--archive', archive]);
      if (code !== 0) this.#fault('backup', `running again ended with ${code}: ${err}`);
    }
    this.#compare('backup', 'copy', copy, undisturbed.after.updated);
    this.#compare('backup', 'original', archive, undisturbed.after.updated);
    await this.#verify('backup', copy);
    if (existsSync(`${copy}.part`)) this.#fault('backup', 'a part of a copy was left behind');
  }

  /**
   * A killed ingest leaves nothing, or an archive in order whose content is wholly the old or wholly the new, or one that
   * says that it is not settled.
   */
  async #inspect(archive: string, kind: Ingested, { empty, before, after }: Undisturbed): Promise<void> {
    const { code, out, err } = await run(['verify', '--archive', archive]);
    if (kind !== 'updated' && code !== 0 && /does not exist|holds nothing yet/.test(err)) {
      this.#figures.found['no archive']++;
      return;
    }
    if (code !== 0) this.#fault(kind, `verify found: ${out}${err}`);
    const dump = dumpArchive(archive);
    const old = kind === 'updated' ? before : empty;
    const isNew = compareShown(dump, after[kind]).length === 0;
    const differences = isNew ? [] : compareShown(dump, old);
    if (kind === 'long' && differences.length > 0 && out.includes('not been read yet')) {
      this.#figures.found['in part']++;
      return;
    }
    if (differences.length > 0) this.#fault(kind, `neither old nor new: ${differences.join('; ')}`);
    const left: Left = isNew ? 'complete' : out.includes('not been read yet') ? 'unsettled' : 'as before';
    this.#figures.found[left]++;
  }

  async #verify(kind: Start, archive: string): Promise<void> {
    const { code, out, err } = await run(['verify', '--archive', archive]);
    if (code !== 0 || out.includes('not been read yet')) this.#fault(kind, `verify after running again: ${out}${err}`);
  }

  #compare(kind: Start, what: string, archive: string, expected: Dump): void {
    const differences = compareDumps(dumpArchive(archive), expected);
    if (differences.length > 0) this.#fault(kind, `${what}: ${differences.join('; ')}`);
  }

  async #kill(args: readonly string[], milliseconds: number): Promise<Ended> {
    const ended = await killAfter(this.#start(args), milliseconds);
    if (ended.signal === 'SIGKILL') this.#figures.killed++;
    else this.#figures.tooLate++;
    return ended;
  }

  #start(args: readonly string[]) {
    return start(args, { command: this.#plan.command ?? SOURCE });
  }

  #fault(kind: Start, message: string): void {
    this.#figures.faults.push(`${kind}: ${message}`);
  }
}

/** Inputs come before what they say, and problems of files before both; all else belongs to one revision. */
function compareShown(a: Dump, b: Dump): string[] {
  const shown = (dump: Dump) => new Map([...dump].filter(([table]) => !/^input_|^problem$|^unread$/.test(table)));
  return compareDumps(shown(a), shown(b));
}

const NOTICE_WORDS = [
  'ferry',
  'harbour',
  'lantern',
  'market',
  'bridge',
  'council',
  'orchard',
  'mill',
  'quarry',
  'tower',
];

/** Short records by the line, with names that recur. */
function inventNotices(count: number, random: Random): string {
  const name = () => `${capitalize(random.pick(NOTICE_WORDS))} ${capitalize(random.pick(NOTICE_WORDS))}`;
  return Array.from({ length: count }, (_, number) => {
    const text = `The ${random.pick(NOTICE_WORDS)} of ${name()} met Mr ${capitalize(random.pick(NOTICE_WORDS))}, notice ${number}.`;
    return JSON.stringify({ title: `${name()} notes`, text });
  }).join('\n');
}

function capitalize(word: string): string {
  return word[0]!.toUpperCase() + word.slice(1);
}

function writeFiles(folder: string, files: Files): void {
  for (const [path, content] of Object.entries(files)) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    const isRaw = typeof content === 'string' || content instanceof Uint8Array;
    writeFileSync(file, isRaw ? content : JSON.stringify(content));
  }
}
