import type { getFragmentMapRec } from './generated/gql-tada.ts';
import type { GraphQLSchema } from './generated/graphql-schema.ts';

type Types = GraphQLSchema['types'];

/** What is wrong with a document that gql.tada's types have read, in words; never where nothing is. */
export type Faults<Document, Given> = Document extends {
  readonly definitions: infer Definitions extends readonly unknown[];
}
  ? FaultsInDefinition<Definitions[number], getFragmentMapRec<Definitions> & Given>
  : never;

type FaultsInDefinition<Definition, Fragments> = Definition extends {
  readonly kind: 'OperationDefinition';
  readonly operation: infer Operation extends 'query' | 'mutation' | 'subscription';
  readonly selectionSet: infer Set;
}
  ? [GraphQLSchema[Operation]] extends [never]
    ? `there is no ${Operation}`
    : FaultsInSet<Set, GraphQLSchema[Operation], Fragments>
  : Definition extends { readonly typeCondition: infer Condition; readonly selectionSet: infer Set }
    ? FaultsOn<Condition, Set, never, Fragments>
    : never;

type FaultsInSet<Set, TypeName, Fragments> = Set extends {
  readonly selections: infer Selections extends readonly unknown[];
}
  ? FaultsIn<Selections[number], TypeName, Fragments>
  : never;

type FaultsIn<Node, TypeName, Fragments> = Node extends {
  readonly kind: 'Field';
  readonly name: { readonly value: infer Name extends string };
  readonly arguments: infer Arguments extends readonly unknown[];
  readonly selectionSet: infer Set;
}
  ? Name extends '__typename'
    ? never
    : Name extends keyof FieldsOf<TypeName>
      ? FaultsInField<Name, FieldsOf<TypeName>[Name], ArgumentNames<Arguments[number]>, Set, Fragments>
      : `${TypeName & string} has no field ${Name}`
  : Node extends {
        readonly kind: 'InlineFragment';
        readonly typeCondition: infer Condition;
        readonly selectionSet: infer Set;
      }
    ? FaultsOn<Condition, Set, TypeName, Fragments>
    : Node extends { readonly kind: 'FragmentSpread'; readonly name: { readonly value: infer Name extends string } }
      ? Name extends keyof Fragments
        ? never
        : `there is no fragment ${Name}`
      : never;

type FaultsOn<Condition, Set, TypeName, Fragments> = Condition extends {
  readonly name: { readonly value: infer Name extends string };
}
  ? Name extends Composite
    ? FaultsInSet<Set, Name, Fragments>
    : `there is no object type ${Name}`
  : FaultsInSet<Set, TypeName, Fragments>;

type FaultsInField<Name extends string, Field, Given extends string, Set, Fragments> =
  | (Field extends { readonly takes: infer Taken } ? NotTaken<Name, Exclude<Given, Taken>> : NotTaken<Name, Given>)
  | (Field extends { readonly needs: infer Needed extends string } ? Missing<Name, Exclude<Needed, Given>> : never)
  | (Field extends { readonly type: infer Type } ? FaultsInParts<Name, NameOf<Type>, Set, Fragments> : never);

type NotTaken<Name extends string, Argument extends string> = Argument extends unknown
  ? `${Name} has no argument ${Argument}`
  : never;

type Missing<Name extends string, Argument extends string> = Argument extends unknown
  ? `${Name} needs the argument ${Argument}`
  : never;

type FaultsInParts<Name extends string, TypeName, Set, Fragments> = Set extends undefined
  ? TypeName extends Composite
    ? `nothing is selected of ${Name}`
    : never
  : TypeName extends Composite
    ? FaultsInSet<Set, TypeName, Fragments>
    : `${Name} has no fields`;

/** Names of objects, interfaces and unions. */
type Composite = {
  [Name in keyof Types]: Types[Name] extends { readonly fields: unknown } ? Name : never;
}[keyof Types];

type FieldsOf<TypeName> = TypeName extends Composite ? Types[TypeName]['fields'] : never;

type ArgumentNames<Argument> = Argument extends { readonly name: { readonly value: infer Name extends string } }
  ? Name
  : never;

type NameOf<Type> = Type extends { readonly ofType: infer Item }
  ? NameOf<Item>
  : Type extends { readonly name: infer Name }
    ? Name
    : never;
