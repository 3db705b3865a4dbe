import type { Faults } from './check-text.ts';
import type { TypedDocument } from './document.ts';
import type { getDocumentType, getFragmentMapRec, getVariablesType, parseDocument } from './generated/gql-tada.ts';
import type { GraphQLSchema } from './generated/graphql-schema.ts';

/** A document that `graphql` made: for `client.request`, for `subscribe`, or as fragments of further documents. */
export interface GraphQLDocument<Result, Variables, Fragments = unknown> extends TypedDocument<Result, Variables> {
  readonly query: string;
  /** Its own text, and those of the fragments that it was given. */
  readonly texts: readonly string[];
  /** Carries the types of its fragments; never there at run time. */
  readonly __fragments?: Fragments | undefined;
}

/** What a document answers. */
export type ResultOf<Document> = Document extends TypedDocument<infer Result, never> ? Result : never;

/** The variables that a document takes. */
export type VariablesOf<Document> = Document extends TypedDocument<unknown, infer Variables> ? Variables : never;

/**
 * Types a query by its text, as GraphiQL shows it: `graphql('{ archive { articleCount } }')`. A text that is no GraphQL, or
 * that names what the schema lacks, is a compile error; what arguments are given is checked by the server alone. Fragments
 * of other documents are given as a list.
 */
export function graphql<const Text extends string, const Given extends readonly FragmentDocument[] = []>(
  text: Text & Checked<parseDocument<Text>, FragmentsOf<Given>>,
  fragments?: Given,
): DocumentOf<Text, Given>;
export function graphql(text: string, fragments: readonly { texts: readonly string[] }[] = []): object {
  const texts = [...new Set([text, ...fragments.flatMap((fragment) => fragment.texts)])];
  return { query: texts.join('\n'), texts };
}

interface FragmentDocument {
  readonly texts: readonly string[];
  readonly __fragments?: unknown;
}

/** What the text must be besides itself: nothing, or what no text is, to say in a compiler's message why it is refused. */
type Checked<Document, Given> = [Document] extends [never]
  ? { readonly 'it is no GraphQL, or not known when it is compiled': true }
  : [Faults<Document, Given>] extends [never]
    ? unknown
    : { readonly [Fault in Faults<Document, Given>]: true };

type DocumentOf<Text extends string, Given extends readonly FragmentDocument[]> = GraphQLDocument<
  AnswerOf<Text, Given>,
  getVariablesType<parseDocument<Text>, GraphQLSchema>,
  FragmentsIn<parseDocument<Text>['definitions'], Given>
>;

/** What a document of fragments brings along; a query brings nothing. */
type FragmentsIn<Definitions, Given> = Definitions extends readonly [
  { readonly kind: 'FragmentDefinition' },
  ...unknown[],
]
  ? getFragmentMapRec<Definitions> & FragmentsOf<Given>
  : unknown;

type AnswerOf<Text extends string, Given> = [parseDocument<Text>] extends [never]
  ? never
  : getDocumentType<parseDocument<Text>, GraphQLSchema, FragmentsOf<Given>>;

type FragmentsOf<Given> = Given extends readonly [infer First extends FragmentDocument, ...infer Rest]
  ? NonNullable<First['__fragments']> & FragmentsOf<Rest>
  : Record<never, never>;
