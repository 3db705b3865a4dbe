import { foldText } from '@sourcebook/ingest/text';
import { words } from '@sourcebook/ingest/words';

/** Longer beginnings are asked for by nobody, and an index entry has to end somewhere. */
const LONGEST_TAIL = 200;

/** Folded names from each of their words on: what the beginning of any word is looked up in. */
export function nameTails(names: Iterable<string>): string[] {
  const tails = new Set<string>();
  for (const name of names) {
    const fold = foldText(name);
    tails.add(fold.slice(0, LONGEST_TAIL));
    for (const { start } of words(fold)) tails.add(fold.slice(start, start + LONGEST_TAIL));
  }
  return [...tails];
}
