import type { EntityKind } from '../model.ts';
import type { NamedMention } from './document-names.ts';
import { MOST_BEARERS } from './find-owner.ts';
import type { Name } from './name.ts';
import { isSameWord, skeletonOf } from './spelling.ts';

type About = Pick<NamedMention, 'address' | 'isSurname'>;

/** A name of the document. */
interface Known {
  readonly name: Name;
  /** How often it was meant so far, in full or by a word. */
  uses: number;
  address: NamedMention['address'];
  readonly standFor: Bearers[];
}

/** The full names that one word may stand for. */
interface Bearers {
  readonly all: Known[];
  /** Those before, the latest last. */
  readonly before: Known[];
}

/** The full names of one document by the words that stand for them, so that they are found at once. */
export class FullNames {
  private readonly names = new Map<Name, Known>();
  private readonly bearers = new Map<string, Bearers>();

  /** `mentions` have the names, each at its place. */
  constructor(names: readonly Name[], mentions: readonly About[]) {
    for (let i = 0; i < names.length; i++) {
      const known = this.names.get(names[i]!) ?? this.add(names[i]!);
      known.address ??= mentions[i]!.address;
    }
  }

  /** To be called for each name in text order. */
  pass(name: Name): void {
    const known = this.names.get(name)!;
    known.uses++;
    for (const { all, before } of known.standFor) {
      if (all.length > MOST_BEARERS || before.at(-1) === known) continue;
      const at = before.indexOf(known);
      if (at >= 0) before.splice(at, 1);
      before.push(known);
    }
  }

  /**
   * The full name before, else the first after, that ends with this surname, begins with this word or has it for its
   * head. Of several persons of one surname whom the title allows it is the one whom the text means most, who mostly
   * comes first.
   */
  find(short: Name, mention: About): Name | null {
    const edges = EDGES[short.kind];
    const keys = keysOf(short).wanted;
    for (let i = 0; i < keys.length; i++) {
      const edge = edges[i]!;
      const bearers = this.bearers.get(keys[i]!);
      if (!bearers || bearers.all.length > MOST_BEARERS) continue;
      const fits = (known: Known): boolean =>
        isShortFor(short, known.name, edge, mention.isSurname) && !isOther(known, mention);
      // Several words that two names begin with mean neither.
      if (short.words.length > 1 && edge === 'first' && bearers.all.filter(fits).length > 1) return null;
      const before = bearers.before.filter(fits);
      const found = (edge === 'last' ? mostUsed(before) : before.at(-1)) ?? bearers.all.find(fits);
      if (!found) continue;
      found.uses++;
      return found.name;
    }
    return null;
  }

  private add(name: Name): Known {
    const known: Known = { name, uses: 0, address: null, standFor: [] };
    this.names.set(name, known);
    for (const key of keysOf(name).offered) {
      const bearers = this.bearers.get(key) ?? { all: [], before: [] };
      if (bearers.all.length === 0) this.bearers.set(key, bearers);
      if (bearers.all.at(-1) === known) continue;
      bearers.all.push(known);
      known.standFor.push(bearers);
    }
    return known;
  }
}

/** "Ms Smith" is not John Smith. */
const isOther = (known: Known, { address }: About): boolean =>
  address !== null && known.address !== null && known.address !== address;

function mostUsed([first, ...others]: readonly Known[]): Known | undefined {
  let best = first;
  for (const known of others) if (known.uses > best!.uses) best = known;
  return best;
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

/** Under which keys a name is looked for as a short one, by the edges of its kind, and found as a full one. */
interface EdgeKeys {
  readonly wanted: readonly string[];
  readonly offered: readonly string[];
}

const keysOfNames = new WeakMap<Name, EdgeKeys>();

/** Documents name the same again and again. */
function keysOf(name: Name): EdgeKeys {
  const known = keysOfNames.get(name);
  if (known) return known;
  const keys = { wanted: wantedKeys(name), offered: offeredKeys(name) };
  keysOfNames.set(name, keys);
  return keys;
}

const edgeKey = (kind: EntityKind, edge: Edge, word: string): string => `${kind} ${edge} ${skeletonOf(word)}`;

function wantedKeys({ kind, words }: Name): string[] {
  if (words.length === 0) return [];
  return EDGES[kind].map((edge) => edgeKey(kind, edge, words.at(edge === 'last' ? -1 : 0)!));
}

function offeredKeys(name: Name): string[] {
  if (name.words.length < 2 || (name.kind === 'PERSON' && isSurname(name))) return [];
  return EDGES[name.kind].flatMap((edge) => {
    const word = edgeOf(name, edge);
    const words = word === undefined ? [] : edge === 'last' ? [word, ...withoutServant(word)] : [word];
    return words.map((one) => edgeKey(name.kind, edge, one));
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
