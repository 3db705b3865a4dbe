import { type Dirent, readdirSync, realpathSync, statSync } from 'node:fs';
import { describeFileError } from './walk-read.ts';

/** A file in a folder, or a place in it that could not be entered. */
export interface ListedFile {
  /** Relative to the folder, `/` between its parts; one character a byte, as names need not be UTF-8. */
  readonly name: string;
  /** What is wrong with it, null for a file. */
  readonly problem: string | null;
}

interface Pending extends ListedFile {
  readonly isFolder: boolean;
  /** Whether a link led here: then links to folders end, so that their number can't multiply. */
  readonly isLinked: boolean;
}

/** Files that describe captures and are none. */
export const DESCRIPTIONS: readonly string[] = ['sources.json', 'authority.json'];

/**
 * The files below a folder in the order of their paths' bytes, which is that of their code points. Leaves out what is
 * hidden, descriptions, links that lead out of the folder, and whatever is neither file nor folder.
 */
export function* listFiles(root: string): Generator<ListedFile> {
  const pending: Pending[] = [{ name: '', problem: null, isFolder: true, isLinked: false }];
  for (let next = pending.pop(); next; next = pending.pop()) {
    if (!next.isFolder) yield next;
    else for (const entry of listFolder(root, next).sort(byPathBackwards)) pending.push(entry);
  }
}

/** A path of one character a byte as the file system takes it. */
export function toSystemPath(path: string): Buffer {
  return Buffer.from(path, 'latin1');
}

function listFolder(root: string, folder: Pending): Pending[] {
  const path = folder.name === '' ? root : `${root}/${folder.name}`;
  let entries: Dirent[];
  try {
    entries = readdirSync(toSystemPath(path), { withFileTypes: true, encoding: 'latin1' });
  } catch (error) {
    return [{ ...folder, name: folder.name || '.', isFolder: false, problem: describeFileError(error) }];
  }
  return entries
    .filter((entry) => !entry.name.startsWith('.') && !DESCRIPTIONS.includes(entry.name))
    .flatMap((entry): Pending[] => {
      const name = folder.name === '' ? entry.name : `${folder.name}/${entry.name}`;
      const here = { name, problem: null, isLinked: folder.isLinked };
      if (entry.isFile()) return [{ ...here, isFolder: false }];
      if (entry.isDirectory()) return [{ ...here, isFolder: true }];
      return entry.isSymbolicLink() ? followLink(root, path, here) : [];
    });
}

function followLink(root: string, folderPath: string, link: Omit<Pending, 'isFolder'>): Pending[] {
  try {
    const target = realpathSync.native(toSystemPath(`${root}/${link.name}`), 'latin1');
    if (!contains(root, target)) return [];
    const stats = statSync(toSystemPath(target));
    if (stats.isFile()) return [{ ...link, isFolder: false }];
    const isCircle = contains(target, folderPath);
    return stats.isDirectory() && !link.isLinked && !isCircle ? [{ ...link, isFolder: true, isLinked: true }] : [];
  } catch (error) {
    return [{ ...link, isFolder: false, problem: describeLinkError(error) }];
  }
}

function describeLinkError(error: unknown): string {
  const leadsNowhere = error instanceof Error && 'code' in error && error.code === 'ENOENT';
  return leadsNowhere ? 'The link leads to nothing.' : describeFileError(error);
}

function contains(folder: string, path: string): boolean {
  return path === folder || path.startsWith(folder.endsWith('/') ? folder : `${folder}/`);
}

// Backwards, because the last one pushed is the first one taken; a folder stands where its files' paths do.
function byPathBackwards(a: Pending, b: Pending): number {
  return sortKey(a) < sortKey(b) ? 1 : -1;
}

function sortKey(entry: Pending): string {
  return entry.isFolder ? `${entry.name}/` : entry.name;
}
