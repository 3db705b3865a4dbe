import type { Context } from '../context.ts';
import { Deferred } from '../deferred.ts';
import { pageSize } from '../errors.ts';
import { parsePlace } from '../store/keys.ts';
import { builder } from './builder.ts';
import { MOST_PAGE_SIZE } from './connection.ts';
import { type NodeType, readGlobalId } from './global-id.ts';
import { Node } from './node-type.ts';

interface Found {
  readonly __typename: NodeType;
}

type Find = (context: Context, key: string) => Deferred<Found | undefined>;

/** Says of what type a row is. */
function named(type: NodeType): (row: object | undefined) => Found | undefined {
  return (row) => row && Object.assign(row, { __typename: type });
}

/** How each type is found by the key of its global ID. */
const FIND: Readonly<Record<NodeType, Find>> = {
  Article: ({ store }, key) => store.articles.find({ key }).map(named('Article')),
  Source: ({ store }, key) => store.sources.find({ key }).map(named('Source')),
  Entity: ({ store }, key) => store.entities.find({ key }).map(named('Entity')),
  Capture: ({ store }, sha256) => store.captures.find({ sha256 }).map(([row]) => named('Capture')(row)),
  Appearance: ({ store }, key) =>
    current(store, 'Appearance', key)
      .flatMap((now) => store.appearances.find(parsePlace(now)!))
      .map(named('Appearance')),
  Mention: ({ store }, key) =>
    current(store, 'Mention', key)
      .flatMap((now) => store.mentions.find(parsePlace(now)!))
      .map(named('Mention')),
};

/** What is identified by its place may have been read anew: its ID leads to what stands there now. */
function current(store: Context['store'], type: 'Appearance' | 'Mention', key: string): Deferred<string> {
  return store.redirects.follow(type, [key]).map((moved) => moved.get(key) ?? key);
}

function findNode(context: Context, id: string): Deferred<Found | undefined> {
  return Deferred.of(() => readGlobalId(id)).flatMap(({ type, key }) => FIND[type](context, key));
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
