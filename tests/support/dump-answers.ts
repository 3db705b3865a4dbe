import { schema } from '@sourcebook/server';
import { type GraphQLObjectType, getNamedType, isLeafType } from 'graphql';
import type { TestArchive } from './archive.ts';
import { type ConnectionField, findConnections } from './connections.ts';

interface Connection {
  readonly totalCount: number;
  readonly edges: readonly unknown[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

const PAGE = 'totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor }';
const fields = findConnections(schema).filter(({ field }) => field !== 'search');

/** Every list of an archive, walked to its end, each node with the beginnings of its own lists. */
export async function dumpAnswers(archive: TestArchive): Promise<Map<string, readonly unknown[]>> {
  const dump = new Map<string, readonly unknown[]>();
  for (const field of fields.filter(({ parent }) => parent === 'Query')) {
    for (const variant of field.variants) {
      dump.set(`${field.field} ${variant} first`, await walk(archive, field, variant, ['first', 'after']));
      dump.set(`${field.field} ${variant} last`, await walk(archive, field, variant, ['last', 'before']));
    }
  }
  dump.set('archive', [
    await archive.ask(`{ archive { ${leavesOf('Archive')} problems { nodes { path message offset } } } }`),
  ]);
  return dump;
}

async function walk(
  archive: TestArchive,
  field: ConnectionField,
  variant: string,
  [size, cursor]: readonly [string, string],
): Promise<unknown[]> {
  const walked: unknown[] = [];
  const nested = nestedOf(field);
  let at: string | null = null;
  do {
    const args: string[] = [variant, `${size}: 40`, at === null ? '' : `${cursor}: ${JSON.stringify(at)}`].filter(
      Boolean,
    );
    const query: string = `{ list: ${field.field}(${args.join(', ')}) { edges { cursor node { ${field.selection} ${nested} } } ${PAGE} } }`;
    const { list }: { list: Connection & { pageInfo: { hasPreviousPage: boolean; startCursor: string | null } } } =
      await archive.ask(query);
    // Cursors are opaque, and may hold what only one database knows.
    walked.push(JSON.parse(JSON.stringify(list, (key, value: unknown) => (/cursor$/i.test(key) ? '' : value))));
    const { hasNextPage, hasPreviousPage, startCursor, endCursor } = list.pageInfo;
    at = size === 'first' ? (hasNextPage ? endCursor : null) : hasPreviousPage ? startCursor : null;
  } while (at !== null);
  return walked;
}

/** What a node itself says, and the beginnings and ends of every list that hangs on it. */
function nestedOf({ parent, field }: ConnectionField): string {
  const list = getNamedType(
    (schema.getType(parent) as GraphQLObjectType).getFields()[field]!.type,
  ) as GraphQLObjectType;
  const node = getNamedType(list.getFields().nodes!.type).name;
  const lists = fields
    .filter((one) => one.parent === node)
    .flatMap((one) =>
      one.variants.flatMap((variant, index) => [
        listField(`${one.field}_${index}`, one, [variant, 'first: 3']),
        ...(index === 0 ? [listField(`${one.field}_back`, one, ['last: 2'])] : []),
      ]),
    );
  return `${leavesOf(node)} ${lists.join(' ')}`;
}

function listField(alias: string, field: ConnectionField, args: readonly string[]): string {
  const list = (schema.getType(field.parent) as GraphQLObjectType).getFields()[field.field]!;
  const edge = getNamedType((getNamedType(list.type) as GraphQLObjectType).getFields().edges!.type).name;
  return `${alias}: ${field.field}(${args.filter(Boolean).join(', ')}) { edges { ${leavesOf(edge)} node { ${field.selection} } } ${PAGE} }`;
}

function leavesOf(type: string): string {
  return Object.values((schema.getType(type) as GraphQLObjectType).getFields())
    .filter((field) => isLeafType(getNamedType(field.type)) && field.args.length === 0)
    .map(({ name }) => name)
    .join(' ');
}
