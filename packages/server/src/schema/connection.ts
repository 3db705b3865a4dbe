import type { GraphQLResolveInfo } from 'graphql';
import type { Context } from '../context.ts';
import type { Deferred } from '../deferred.ts';
import { pageSize } from '../errors.ts';
import type { Batch } from '../execute/batch.ts';
import type { ListedRow, Listing, Parent, Slice } from '../store/engine.ts';
import { tellBadQuery } from './bad-query.ts';
import { decodeCursor, encodeCursor, type ListName, nameList } from './cursor.ts';
import { readSelection } from './read-selection.ts';

/** Unless asked otherwise. */
export const DEFAULT_PAGE_SIZE = 20;
export const MOST_PAGE_SIZE = 100;

export interface PageArgs {
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
  readonly last?: number | null | undefined;
  readonly before?: string | null | undefined;
}

/** A node with its place in the list. What the edge says of its pair stands among the node's columns. */
export class Edge<Node> {
  readonly node: Node;
  readonly #list: ListName;
  readonly #sortKey: ListedRow['sortKey'];

  constructor(list: ListName, sortKey: ListedRow['sortKey'], node: Node) {
    this.node = node;
    this.#list = list;
    this.#sortKey = sortKey;
  }

  /** The same place with another node. Fields that ask for the same page share its edges, so none may be changed. */
  withNode<Other>(node: Other): Edge<Other> {
    return new Edge(this.#list, this.#sortKey, node);
  }

  get cursor(): string {
    if (!this.#sortKey) throw new TypeError('The page was read without what its cursors are made of.');
    return encodeCursor(this.#list, this.#sortKey);
  }
}

export interface Page<Node> {
  readonly edges: readonly Edge<Node>[];
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
}

/** A list of which only what is asked for is loaded: a page, or how long it is, or both. */
export class Connection<Node> {
  readonly page: () => Deferred<Page<Node>>;
  readonly count: () => Deferred<number>;

  constructor(page: () => Deferred<Page<Node>>, count: () => Deferred<number>) {
    this.page = page;
    this.count = count;
  }
}

/** What a list that hangs on nothing hangs on. */
const NOWHERE = 'nowhere';
type Place = Parent | typeof NOWHERE;

export interface ConnectionRequest<Node> {
  readonly args: PageArgs & Readonly<Record<string, unknown>>;
  readonly context: Context;
  readonly info: Pick<
    GraphQLResolveInfo,
    'parentType' | 'fieldName' | 'fieldNodes' | 'fragments' | 'returnType' | 'schema'
  >;
  /** @throws QueryError when a filter's text is no query. */
  readonly list: () => Listing<Node>;
  /** Whether the list is another one each time, whatever its arguments. */
  readonly isPassing?: boolean;
  /** What the list hangs on. Parents of one field with the same arguments are loaded in one statement. */
  readonly parent?: Parent;
}

/** @throws PAGE_SIZE, BAD_CURSOR, BAD_INPUT */
export function resolveConnection<Node>(request: ConnectionRequest<Node>): Connection<Node> {
  const { args, context, parent = NOWHERE } = request;
  let batches = context.connections.get(args) as ConnectionBatches<Node> | undefined;
  if (!batches) {
    batches = prepareConnection(request);
    context.connections.set(args, batches);
  }
  const { pages, counts } = batches;
  return new Connection(
    () => pages.load(parent),
    () => counts.load(parent),
  );
}

/** What the connections of one field have in common, whatever they hang on. */
interface ConnectionBatches<Node> {
  readonly pages: Batch<Place, Page<Node>>;
  readonly counts: Batch<Place, number>;
}

function prepareConnection<Node>(request: ConnectionRequest<Node>): ConnectionBatches<Node> {
  const { context } = request;
  const asked = askedList(request);
  const { batch } = context.batches;
  return {
    pages: batch(`page ${asked.place}`, (parents: readonly Place[]) => loadPages<Node>(context, asked, parents)),
    counts: batch(`count ${asked.name}`, (parents: readonly Place[]) => loadCounts(context, asked, parents)),
  };
}

/** A list and what is asked of it. */
interface AskedList {
  readonly list: Listing;
  readonly name: ListName;
  readonly slice: Slice;
  /** Most rows of the page. The slice may have one more, which shows whether the list goes on. */
  readonly size: number;
  /** Tells the page from other pages of all lists. */
  readonly place: string;
}

function askedList({ args, context, info, list, isPassing = false }: ConnectionRequest<unknown>): AskedList {
  const known = context.lists.get(args) as AskedList | undefined;
  if (known && !isPassing) return known;
  const listing = readList(list);
  const name = nameList(`${info.parentType.name}.${info.fieldName}`, args);
  const { hasPageInfo, hasSortKeys, columns } = readSelection(info);
  const { limit: size, ...bounds } = readSlice(args, name, listing);
  const limit = hasPageInfo ? size + 1 : size;
  const slice = { ...bounds, limit, hasSortKeys, columns };
  const place = [name, limit, args.last != null, args.after, args.before, hasSortKeys, columns].join(' ');
  const asked = { list: listing, name, slice, size, place };
  if (!isPassing) context.lists.set(args, asked);
  return asked;
}

function readList<Node>(list: () => Listing<Node>): Listing<Node> {
  try {
    return list();
  } catch (error) {
    return tellBadQuery(error);
  }
}

function readSlice(args: PageArgs, name: ListName, list: Listing): Omit<Slice, 'hasSortKeys' | 'columns'> {
  const { first, last } = args;
  if (first != null && last != null) throw pageSize('Give `first` or `last`, not both.');
  const size = first ?? last ?? DEFAULT_PAGE_SIZE;
  const argument = last == null ? 'first' : 'last';
  if (size < 0)
    throw pageSize(`\`${argument}\` is ${size}: it can't be negative.`, { limit: MOST_PAGE_SIZE, found: size });
  if (size > MOST_PAGE_SIZE) {
    throw pageSize(`\`${argument}\` is ${size}; a page has at most ${MOST_PAGE_SIZE}. Take more pages, by cursor.`, {
      limit: MOST_PAGE_SIZE,
      found: size,
    });
  }
  return {
    limit: size,
    backward: last != null,
    after: args.after == null ? null : decodeCursor(args.after, name, list),
    before: args.before == null ? null : decodeCursor(args.before, name, list),
  };
}

function loadPages<Node>(
  { store }: Context,
  { list, name, slice, size }: AskedList,
  parents: readonly Place[],
): Deferred<Page<Node>[]> {
  const pages = store.page(list, hanging(parents), slice);
  return pages.map((found) => found.map((page) => cutPage<Node>(name, page, slice, size)));
}

function cutPage<Node>(name: ListName, rows: readonly ListedRow[], slice: Slice, size: number): Page<Node> {
  const more = rows.length > size;
  const shown = more ? (slice.backward ? rows.slice(1) : rows.slice(0, -1)) : rows;
  return {
    edges: shown.map((row) => new Edge(name, row.sortKey, row.row as Node)),
    // A cursor that bounds the page at one end stands for what is beyond it.
    hasNextPage: slice.before !== null || (more && !slice.backward),
    hasPreviousPage: slice.after !== null || (more && slice.backward),
  };
}

function loadCounts({ store }: Context, { list }: AskedList, parents: readonly Place[]): Deferred<number[]> {
  return store.count(list, hanging(parents)).map((found) => {
    const counts = parents.map(() => 0);
    for (const { parent, count } of found) counts[parent] = count;
    return counts;
  });
}

function hanging(parents: readonly Place[]): readonly Parent[] | null {
  return parents[0] === NOWHERE ? null : (parents as readonly Parent[]);
}
