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

/** The IDs of a type, written over each other again and again behind what they all begin with: an answer has hundreds. */
class Scratch {
  readonly #buffer = Buffer.alloc(4 * LONGEST);
  readonly #start: number;

  constructor(type: string) {
    this.#start = this.#buffer.write(`${type}:`);
  }

  /** Null for a key that may not fit: a UTF-16 code unit takes three bytes at most. */
  encode(key: string): string | null {
    if (this.#start + 3 * key.length > this.#buffer.length) return null;
    return this.#buffer.toString('base64', 0, this.#start + this.#buffer.write(key, this.#start));
  }
}

const scratches = new Map(NODE_TYPES.map((type) => [type, new Scratch(type)]));

export function encodeGlobalId(type: NodeType, key: string): string {
  return scratches.get(type)!.encode(key) ?? Buffer.from(`${type}:${key}`).toString('base64');
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
