import type { EntityKind } from '../model.ts';
import type { NamedMention } from './document-names.ts';
import { MOST_BEARERS } from './find-owner.ts';
import type { Name } from './name.ts';
import { isSameWord, skeletonOf } from './spelling.ts';

type About = Pick<NamedMention, 'address' | 'isSurname'>;

/** The full names of one document by the words that stand for them, so that they are found at once. */
export class FullNames {
  private readonly first = new Map<string, Set<Name>>();
  private readonly keys = new Map<Name, readonly string[]>();
  /** The latest last. */
  private readonly before = new Map<string, Set<Name>>();
  /** How often each was meant so far, in full or by a word. */
  private readonly uses = new Map<Name, number>();
  private readonly addresses = new Map<Name, NamedMention['address']>();

  /** `mentions` have the names, each at its place. */
  constructor(names: readonly Name[], mentions: readonly About[]) {
    for (const [i, name] of names.entries()) this.addresses.set(name, this.addresses.get(name) ?? mentions[i]!.address);
    for (const name of new Set(names)) {
      const keys = edgeKeys(name);
      this.keys.set(name, keys);
      for (const key of keys) this.put(this.first, key, name);
    }
  }

  /** To be called for each name in text order. */
  pass(name: Name): void {
    this.count(name);
    for (const key of this.keys.get(name)!) {
      this.before.get(key)?.delete(name);
      this.put(this.before, key, name);
    }
  }

  /**
   * The full name before, else the first after, that ends with this surname, begins with this word or has it for its
   * head. Of several persons of one surname whom the title allows it is the one whom the text means most, who mostly
   * comes first.
   */
  find(short: Name, mention: About): Name | null {
    for (const edge of EDGES[short.kind]) {
      const word = short.words.at(edge === 'last' ? -1 : 0);
      if (word === undefined) continue;
      const key = `${short.kind} ${edge} ${skeletonOf(word)}`;
      const known = this.first.get(key);
      if (!known || known.size > MOST_BEARERS) continue;
      const fits = (name: Name): boolean =>
        isShortFor(short, name, edge, mention.isSurname) && !this.isOther(name, mention.address);
      const all = [...known];
      // Several words that two names begin with mean neither.
      if (short.words.length > 1 && edge === 'first' && all.filter(fits).length > 1) return null;
      const before = [...(this.before.get(key) ?? [])].filter(fits);
      const found = (edge === 'last' ? this.mostUsed(before) : before.at(-1)) ?? all.find(fits);
      if (found) {
        this.count(found);
        return found;
      }
    }
    return null;
  }

  /** "Ms Smith" is not John Smith. */
  private isOther(name: Name, address: NamedMention['address']): boolean {
    const known = this.addresses.get(name) ?? null;
    return address !== null && known !== null && known !== address;
  }

  private mostUsed(names: readonly Name[]): Name | undefined {
    return names.reduce<Name | undefined>(
      (best, name) => (best && this.uses.get(best)! >= this.uses.get(name)! ? best : name),
      undefined,
    );
  }

  private count(name: Name): void {
    this.uses.set(name, (this.uses.get(name) ?? 0) + 1);
  }

  private put(names: Map<string, Set<Name>>, key: string, name: Name): void {
    const here = names.get(key);
    if (here) here.add(name);
    else names.set(key, new Set([name]));
  }
}

type Edge = 'first' | 'last' | 'head' | 'members';

/** Which words of a full name stand for it, the likelier ones first. */
const EDGES: Readonly<Record<EntityKind, readonly Edge[]>> = {
  PERSON: ['last', 'first'],
  ORGANIZATION: ['first', 'head', 'members'],
  PLACE: ['first'],
  EVENT: ['first'],
  WORK: ['first'],
};

/** The head of "Commission for Human Rights" is "Commission", that of "Security Council" is "Council". */
const headOf = (folded: string): string =>
  folded
    .split(/ (?:of|for|de|to|against) /)[0]!
    .split(/[\s-]+/)
    .at(-1)!;

/** Those of the "Green Party" are the "Greens". */
const membersOf = (folded: string): string | undefined => /^(\S+) party$/.exec(folded)?.[1]?.concat('s');

function edgeOf({ words, folded }: Name, edge: Edge): string | undefined {
  if (edge === 'head') return headOf(folded);
  return edge === 'members' ? membersOf(folded) : words.at(edge === 'last' ? -1 : 0);
}

function edgeKeys(name: Name): string[] {
  if (name.words.length < 2 || (name.kind === 'PERSON' && isSurname(name))) return [];
  return EDGES[name.kind].flatMap((edge) => {
    const word = edgeOf(name, edge);
    const words = word === undefined ? [] : edge === 'last' ? [word, ...withoutServant(word)] : [word];
    return words.map((one) => `${name.kind} ${edge} ${skeletonOf(one)}`);
  });
}

/** "Abdel Nasser", one word of a name, is called "Nasser" too. */
const withoutServant = (word: string): string[] => (/^abdul./.test(word) ? [word.slice('abdul'.length)] : []);

function isShortFor(short: Name, long: Name, edge: Edge, mayBeSurname: boolean): boolean {
  const [only] = short.words;
  if (short.words.length === 1) {
    const word = edgeOf(long, edge)!;
    return isSameWord(word, only!) || (edge === 'last' && withoutServant(word).some((one) => isSameWord(one, only!)));
  }
  if (long.words.length <= short.words.length) return false;
  if (edge === 'last') return (mayBeSurname || isSurname(short)) && endsWith(long, short);
  if (edge !== 'first') return false;
  if (short.kind === 'PERSON') return isShortened(short.words, long.words);
  return short.kind === 'ORGANIZATION' && isBegun(short.folded, long.folded);
}

/** "Salma Nasir" of "Salma Nasir Omar": a person's first name, and others in their order. */
function isShortened([first, ...others]: readonly string[], [longFirst, ...rest]: readonly string[]): boolean {
  if (rest.length !== others.length + 1 || !isSameWord(first!, longFirst!)) return false;
  let at = 0;
  for (const word of rest) if (at < others.length && isSameWord(others[at]!, word)) at++;
  return at === others.length;
}

const PARTICLES = /^(?:van|von|de|del|della|di|da|dos|du|der|den|la|le|bin|ibn|ter|ten) /;

/** "Haddad-Amin", "van Dijk": several words that are one surname. */
const isSurname = ({ folded }: Name): boolean => !folded.includes(' ') || PARTICLES.test(folded);

const endsWith = ({ words }: Name, { words: last }: Name): boolean =>
  last.every((word, i) => isSameWord(word, words.at(i - last.length)!));

/** What may be left out at the end of an organization's name of several words. */
const REST =
  /^(?:(?:of|for|against|in) .+|and .+|(?:party|group|movement|holdings?|federation|association|foundation|front|division|brigade|battalion|league|network|initiative)$)/;

/** "Harbour Commission" begins "Harbour Commission for the North", "Ministry of Health" one that does more. */
function isBegun(short: string, long: string): boolean {
  if (!long.startsWith(`${short} `)) return false;
  const rest = long.slice(short.length + 1);
  return REST.test(rest) && (!rest.startsWith('and ') || short.includes(' of '));
}
