import {
  defaultFieldResolver,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLObjectType,
  type GraphQLSchema,
  getArgumentValues,
  Kind,
  type OperationDefinitionNode,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
  TypeNameMetaFieldDef,
  visit,
} from 'graphql';
import { collectFields, type FieldSource } from './collect-fields.ts';
import { type Shape, shapeOf } from './shape.ts';

/** One field of the answer, for all objects of one type that have it. */
export interface PlannedField {
  /** In the answer. */
  readonly key: string;
  readonly parentType: GraphQLObjectType;
  readonly field: GraphQLField<unknown, unknown>;
  readonly nodes: readonly FieldNode[];
  readonly shape: Shape;
  readonly resolve: GraphQLFieldResolver<unknown, unknown>;
  /** Null where variables have a part in them. */
  readonly args: Readonly<Record<string, unknown>> | null;
  /** What is asked of the objects that it gives. */
  readonly selectionOf: (type: GraphQLObjectType) => Selection;
}

/** What is asked of objects of one type. */
export interface Selection {
  readonly type: GraphQLObjectType;
  readonly fields: readonly PlannedField[];
  /** What stands before each field's value in the answer's JSON. */
  readonly labels: readonly string[];
}

export interface PlanSource {
  readonly schema: GraphQLSchema;
  readonly operation: OperationDefinitionNode;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** Coerced. Of these only those that `@skip` and `@include` refer to shape the plan. */
  readonly variables: Readonly<Record<string, unknown>>;
}

/** What an operation asks, worked out once; types of objects below abstract types are added as they come by. */
export function planOperation(source: PlanSource, rootType: GraphQLObjectType): Selection {
  return select(source, rootType, [source.operation.selectionSet]);
}

function select(
  source: PlanSource,
  type: GraphQLObjectType,
  sets: readonly OperationDefinitionNode['selectionSet'][],
): Selection {
  const fields: PlannedField[] = [];
  for (const [key, nodes] of collectFields(source satisfies FieldSource, type, sets)) {
    const planned = planField(source, type, key, nodes);
    if (planned) fields.push(planned);
  }
  const labels = fields.map(({ key }, index) => `${index === 0 ? '{' : ','}${JSON.stringify(key)}:`);
  return { type, fields, labels };
}

function planField(source: PlanSource, type: GraphQLObjectType, key: string, nodes: FieldNode[]): PlannedField | null {
  const node = nodes[0]!;
  const field = findField(source.schema, type, node.name.value);
  if (!field) return null;
  const selections = new Map<GraphQLObjectType, Selection>();
  return {
    key,
    parentType: type,
    field,
    nodes,
    shape: shapeOf(field.type),
    resolve: field.resolve ?? defaultFieldResolver,
    args: usesVariables(node) ? null : getArgumentsOnce(field, node),
    selectionOf(objectType) {
      const known = selections.get(objectType);
      if (known) return known;
      const sets = nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
      const selection = select(source, objectType, sets);
      selections.set(objectType, selection);
      return selection;
    },
  };
}

function findField(
  schema: GraphQLSchema,
  type: GraphQLObjectType,
  name: string,
): GraphQLField<unknown, unknown> | undefined {
  if (name === TypeNameMetaFieldDef.name) return TypeNameMetaFieldDef;
  if (type === schema.getQueryType()) {
    if (name === SchemaMetaFieldDef.name) return SchemaMetaFieldDef;
    if (name === TypeMetaFieldDef.name) return TypeMetaFieldDef;
  }
  return type.getFields()[name];
}

/** Null where a literal is refused only now, such as a date of no calendar: each request is told so then. */
function getArgumentsOnce(field: GraphQLField<unknown, unknown>, node: FieldNode): PlannedField['args'] {
  try {
    return getArgumentValues(field, node);
  } catch {
    return null;
  }
}

function usesVariables(node: FieldNode): boolean {
  return namesVariables(node.arguments ?? []).size > 0;
}

/** Names of the variables in an argument or directive. */
export function namesVariables(parts: NonNullable<FieldNode['arguments' | 'directives']>): Set<string> {
  const names = new Set<string>();
  for (const part of parts) {
    visit(part, {
      [Kind.VARIABLE]: ({ name }) => {
        names.add(name.value);
      },
    });
  }
  return names;
}
