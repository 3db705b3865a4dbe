import type { ObjectRef, OutputRef } from '@pothos/core';
import type { EdgeColumns } from '../store/rows.ts';
import { builder, type SchemaTypes } from './builder.ts';
import type { Connection, Edge } from './connection.ts';
import { PageInfo, PageInfoOf } from './page-info.ts';

type Types = PothosSchemaTypes.ExtendDefaultTypes<SchemaTypes>;
type FieldBuilder<Shape> = Parameters<
  Parameters<ReturnType<typeof builder.objectRef<Shape>>['implement']>[0]['fields'] & object
>[0];
type Fields<Shape> = ReturnType<
  NonNullable<Parameters<ReturnType<typeof builder.objectRef<Shape>>['implement']>[0]['fields']>
>;

export interface ConnectionOptions<Node> {
  /** Without "Connection" and "Edge". */
  readonly name: string;
  /** For sentences: "articles", "entities of a source". */
  readonly plural: string;
  readonly node: OutputRef<Node>;
  readonly edgeFields?: (t: FieldBuilder<Edge<Node & EdgeColumns>>) => Fields<Edge<Node & EdgeColumns>>;
}

/**
 * Defines a connection and its edge, as the GraphQL Cursor Connections Specification
 * (https://relay.dev/graphql/connections.htm) describes them, with `nodes` and `totalCount` besides.
 */
export function defineConnection<Node>({
  name,
  plural,
  node,
  edgeFields,
}: ConnectionOptions<Node>): ObjectRef<Types, Connection<Node>> {
  const edge = builder.objectRef<Edge<Node & EdgeColumns>>(`${name}Edge`);
  edge.implement({
    description: `One of a list of ${plural}, with its place there.`,
    fields: (t) => ({
      cursor: t.exposeString('cursor', {
        description:
          'Its place in the list: pass it as `after` or `before` to go on from here. It goes on working when the archive changes.',
      }),
      node: t.field({
        type: node as never,
        description: 'What stands at this place.',
        resolve: (parent) => parent.node as never,
      }),
      ...edgeFields?.(t),
    }),
  });
  return builder.objectRef<Connection<Node>>(`${name}Connection`).implement({
    description: `A page of a list of ${plural}.`,
    fields: (t) => ({
      edges: t.field({
        type: [edge],
        description: 'The page, with what each edge says of its pair.',
        resolve: (connection) => connection.page().map(({ edges }) => edges as Edge<Node & EdgeColumns>[]),
      }),
      nodes: t.field({
        type: [node] as never,
        description: 'The page without its edges.',
        resolve: (connection) => connection.page().map(({ edges }) => edges.map((item) => item.node)) as never,
      }),
      pageInfo: t.field({
        type: PageInfo,
        description: 'Where the page stands.',
        resolve: (connection) => connection.page().map((page) => new PageInfoOf(page)),
      }),
      totalCount: t.int({
        description: 'How many the whole list has. Counted only when asked for.',
        resolve: (connection) => connection.count(),
      }),
    }),
  });
}
