import {
  type GraphQLEnumType,
  type GraphQLField,
  type GraphQLInputObjectType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
  isUnionType,
} from 'graphql';

/** A field that gives a connection. */
export interface ConnectionField {
  /** "Source.articles" */
  readonly name: string;
  readonly parent: string;
  readonly field: string;
  /** What stands beside the page arguments: nothing, and each order. */
  readonly variants: readonly string[];
  /** Tells nodes apart. */
  readonly selection: string;
}

/** Every field of the schema that gives a connection. */
export function findConnections(schema: GraphQLSchema): ConnectionField[] {
  return Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .flatMap((parent) =>
      Object.values(parent.getFields())
        .filter(({ type }) => getNamedType(type).name.endsWith('Connection'))
        .map((field) => ({
          name: `${parent.name}.${field.name}`,
          parent: parent.name,
          field: field.name,
          variants: ['', ...findOrders(field)],
          selection: selectIdentity(getNamedType(field.type) as GraphQLObjectType),
        })),
    );
}

function findOrders(field: GraphQLField<unknown, unknown>): string[] {
  const order = field.args.find(({ name }) => name === 'orderBy');
  if (!order) return [];
  const by = (getNamedType(order.type) as GraphQLInputObjectType).getFields().field;
  if (!by) return [];
  const fields = (getNamedType(by.type) as GraphQLEnumType).getValues();
  return fields.flatMap(({ name }) =>
    ['ASC', 'DESC'].map((direction) => `orderBy: { field: ${name}, direction: ${direction} }`),
  );
}

function selectIdentity(connection: GraphQLObjectType): string {
  const node = getNamedType((connection.getFields().nodes as GraphQLField<unknown, unknown>).type);
  if (isUnionType(node)) return '__typename ... on Node { id }';
  const fields = (node as GraphQLObjectType).getFields();
  if (fields.id) return 'id';
  return Object.values(fields)
    .filter(({ args, type }) => !args.some(isRequiredArgument) && !getNamedType(type).name.endsWith('Connection'))
    .map(({ name, type }) => {
      const inner = getNamedType(type);
      if (isLeafType(inner)) return name;
      const leaves = Object.values((inner as GraphQLObjectType).getFields()).filter((leaf) =>
        isLeafType(getNamedType(leaf.type)),
      );
      return `${name} { ${leaves.map((leaf) => leaf.name).join(' ')} }`;
    })
    .join(' ');
}
