import type { Context } from '../context.ts';
import { pageSize } from '../errors.ts';
import { parsePlace } from '../store/keys.ts';
import { builder } from './builder.ts';
import { MOST_PAGE_SIZE } from './connection.ts';
import { type NodeType, readGlobalId } from './global-id.ts';
import { Node } from './node-type.ts';

type Find = (context: Context, key: string) => Promise<object | null>;

/** How each type is found by the key of its global ID. */
const FIND: Readonly<Record<NodeType, Find>> = {
  Article: ({ store }, key) => store.articles.find({ key }),
  Source: ({ store }, key) => store.sources.find({ key }),
  Entity: ({ store }, key) => store.entities.find({ key }),
  Capture: async ({ store }, sha256) => (await store.captures.find({ sha256 }))[0] ?? null,
  Appearance: async ({ store }, key) => store.appearances.find(parsePlace(await current(store, 'Appearance', key))!),
  Mention: async ({ store }, key) => store.mentions.find(parsePlace(await current(store, 'Mention', key))!),
};

/** What is identified by its place may have been read anew: its ID leads to what stands there now. */
async function current(store: Context['store'], type: 'Appearance' | 'Mention', key: string): Promise<string> {
  return (await store.redirects.follow(type, [key])).get(key) ?? key;
}

async function findNode(context: Context, id: string): Promise<{ readonly __typename: NodeType } | null> {
  const { type, key } = readGlobalId(id);
  const node = await FIND[type](context, key);
  return node && { ...node, __typename: type };
}

builder.queryFields((t) => ({
  node: t.field({
    type: Node,
    nullable: true,
    description: 'Any object by its global ID. An unknown ID gives null; a malformed one gives null and an error.',
    args: { id: t.arg.id({ required: true, description: 'Global ID.' }) },
    resolve: (_root, { id }, context) => findNode(context, id),
  }),
  nodes: t.field({
    type: [Node],
    nullable: { list: false, items: true },
    description: `Objects by their global IDs, ${MOST_PAGE_SIZE} at most, in their order. Each is null where \`node\` would be.`,
    args: { ids: t.arg.idList({ required: true, description: 'Global IDs.' }) },
    resolve: (_root, { ids }, context) => {
      if (ids.length > MOST_PAGE_SIZE) {
        throw pageSize(`${ids.length} IDs were given; ${MOST_PAGE_SIZE} are answered at once.`, {
          limit: MOST_PAGE_SIZE,
          found: ids.length,
        });
      }
      return ids.map((id) => findNode(context, id));
    },
  }),
}));
