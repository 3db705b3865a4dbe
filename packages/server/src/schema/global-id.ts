import { badId } from '../errors.ts';
import { parsePlace } from '../store/keys.ts';

export const NODE_TYPES = ['Article', 'Source', 'Entity', 'Capture', 'Appearance', 'Mention'] as const;
export type NodeType = (typeof NODE_TYPES)[number];

export interface GlobalId {
  readonly type: NodeType;
  readonly key: string;
}

const KEYS: Readonly<Record<NodeType, (key: string) => boolean>> = {
  Article: (key) => /^[0-9a-f]{32}$/.test(key),
  Source: (key) => key !== '',
  Entity: (key) => key !== '',
  Capture: (key) => /^[0-9a-f]{64}$/.test(key),
  Appearance: (key) => parsePlace(key)?.ordinal === 0,
  Mention: (key) => parsePlace(key) !== null,
};

/** Longer than any ID that was ever issued. */
const LONGEST = 2000;

/** Of types of which archives have few, so that answers name the same ones again and again. */
const REMEMBERED: readonly NodeType[] = ['Source', 'Entity'];
const MOST_REMEMBERED = 10_000;
/** Clients may ask for any keys, so that long ones would take much memory. */
const LONGEST_REMEMBERED = 100;

/** The IDs of a type, written over each other again and again behind what they all begin with: an answer has hundreds. */
class Scratch {
  readonly #type: NodeType;
  readonly #buffer = Buffer.alloc(4 * LONGEST);
  readonly #start: number;
  readonly #known: Map<string, string> | null;

  constructor(type: NodeType) {
    this.#type = type;
    this.#start = this.#buffer.write(`${type}:`);
    this.#known = REMEMBERED.includes(type) ? new Map() : null;
  }

  encode(key: string): string {
    const known = this.#known?.get(key);
    if (known !== undefined) return known;
    // A UTF-16 code unit takes three bytes at most.
    if (this.#start + 3 * key.length > this.#buffer.length)
      return Buffer.from(`${this.#type}:${key}`).toString('base64');
    const id = this.#buffer.toString('base64', 0, this.#start + this.#buffer.write(key, this.#start));
    if (this.#known && key.length <= LONGEST_REMEMBERED) this.#remember(this.#known, key, id);
    return id;
  }

  #remember(known: Map<string, string>, key: string, id: string): void {
    if (known.size >= MOST_REMEMBERED) known.clear();
    known.set(key, id);
  }
}

const scratches = new Map(NODE_TYPES.map((type) => [type, new Scratch(type)]));

export function encodeGlobalId(type: NodeType, key: string): string {
  return scratches.get(type)!.encode(key);
}

/**
 * Reads an ID, of one type if that is asked for. One node has one spelling: what would not be written the same way again
 * is no ID.
 * @throws BAD_ID
 */
export function readGlobalId(id: string, wanted?: NodeType): GlobalId {
  const found = decode(id);
  if (!found) throw badId(`"${id.slice(0, 80)}" is no ID of this API.`);
  if (wanted && found.type !== wanted)
    throw badId(`This is the ID of an object of type ${found.type}; one of type ${wanted} is wanted.`);
  return found;
}

function decode(id: string): GlobalId | null {
  const [type, ...rest] = Buffer.from(id, 'base64').toString('utf8').split(':');
  const key = rest.join(':');
  const known = NODE_TYPES.find((name) => name === type);
  return known && KEYS[known](key) && encodeGlobalId(known, key) === id ? { type: known, key } : null;
}
