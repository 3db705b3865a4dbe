import { builder } from './builder.ts';
import { encodeGlobalId, type NodeType } from './global-id.ts';
import { reads } from './read-selection.ts';

type Ref<Row> = ReturnType<typeof builder.objectRef<Row>>;
type Implementation<Row> = Parameters<Ref<Row>['implement']>[0];

const ID = 'Global ID: the same on every machine that holds the same captures.';

export const Node = builder.interfaceRef<{ readonly __typename: NodeType }>('Node').implement({
  description:
    'An object with an ID of its own, as [global object identification](https://graphql.org/learn/global-object-identification/) describes it. Every ID ever issued goes on resolving.',
  resolveType: ({ __typename }) => __typename,
  fields: (t) => ({
    id: t.id({
      description: ID,
      resolve: ({ __typename }) => {
        throw new TypeError(`${__typename} has no ID.`);
      },
    }),
  }),
});

export interface NodeOptions<Row> {
  readonly description: string;
  /** The part of the global ID that follows the type. */
  readonly key: (row: Row) => string;
  /** Columns that the key is made of. */
  readonly keyColumns: readonly (keyof Row & string)[];
  readonly fields: NonNullable<Implementation<Row>['fields']>;
}

/** Describes a type of objects that have global IDs. */
export function defineNode<Row>(ref: Ref<Row>, { description, key, keyColumns, fields }: NodeOptions<Row>): void {
  const type = ref.name as NodeType;
  ref.implement({
    description,
    interfaces: [Node as never],
    fields: (t) => ({
      id: t.id({ description: ID, ...reads(...keyColumns), resolve: (row) => encodeGlobalId(type, key(row as Row)) }),
      ...fields(t),
    }),
  } as Implementation<Row>);
}
