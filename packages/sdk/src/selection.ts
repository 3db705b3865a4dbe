import type { ObjectTypes, Query, QuerySelection, Selections } from './generated/schema.ts';

/**
 * What can be selected of a type, for pieces that several queries use:
 * `const teaser = { title: true } satisfies Selection<'Article'>`.
 */
export type Selection<Name extends keyof Selections> = Selections[Name];

/** What a selection of a type answers. */
export type Selected<Name extends keyof ObjectTypes, S> = Answer<ObjectTypes[Name], S>;

/** What a composed query answers. Of a selection that could be any, nothing is known: else the checker walks in circles. */
export type QueryAnswer<S> = QuerySelection extends S ? unknown : Answer<Query, S>;

export type Exact<S> = S extends unknown ? (QuerySelection extends S ? unknown : ExactIn<S, QuerySelection>) : never;

type ExactIn<S, Allowed> = S extends readonly (infer Item)[]
  ? Allowed extends readonly (infer AllowedItem)[]
    ? readonly ExactIn<Item, AllowedItem>[]
    : S
  : keyof S extends keyof Allowed
    ? [keyof S & PartKeys<Allowed>] extends [never]
      ? unknown
      : ExactParts<S, Allowed, keyof S & PartKeys<Allowed>>
    : { readonly [K in Exclude<keyof S, keyof Allowed>]: NotInSchema<K> };

type ExactParts<S, Allowed, K extends keyof S & keyof Allowed> = {
  readonly [P in K]: ExactIn<S[P], NonNullable<Allowed[P]>>;
};

/** Stands in a compiler's message where a selection has a key that the schema lacks. */
interface NotInSchema<Key> {
  readonly notInSchema: Key;
}

// Worked out once a schema type, not once a query: only keys with parts are looked into.
type PartKeys<Allowed> = {
  [K in keyof Allowed]-?: NonNullable<Allowed[K]> extends string | number | boolean ? never : K;
}[keyof Allowed];

type Answer<T, S> = S extends { readonly on: infer On } ? AnswerByType<T, S, On> : AnswerObject<T, S>;

type AnswerByType<T, S, On> = T extends { readonly on: infer Members }
  ? {
      [Name in keyof Members]: AnswerObject<
        Members[Name],
        Omit<S, 'on'> & { readonly __typename: true } & (Name extends keyof On ? On[Name] : unknown)
      >;
    }[keyof Members]
  : never;

// Mapped over the schema's own keys, so that an answer's properties carry the schema's descriptions and deprecations.
type AnswerFields<T, S, K extends keyof T> = { readonly [P in K]: AnswerValue<T[P], S[P & keyof S]> };

type AnswerObject<T, S> = [keyof S & `${string}:${string}`] extends [never]
  ? AnswerFields<T, S, keyof S & keyof T>
  : Flat<AnswerFields<T, S, keyof S & keyof T> & Intersected<AnswerAliases<T, S, keyof S & `${string}:${string}`>>>;

type AnswerAliases<T, S, Key> = Key extends `${infer Alias}:${infer Field}`
  ? { readonly [P in keyof T as P extends Field ? Alias : never]: AnswerValue<T[P], S[Key & keyof S]> }
  : never;

type AnswerValue<V, S> = S extends true
  ? V
  : V extends readonly (infer Item)[]
    ? readonly AnswerValue<Item, S>[]
    : V extends object
      ? Answer<V, S>
      : V;

type Flat<T> = { readonly [K in keyof T]: T[K] };

type Intersected<U> = (U extends unknown ? (value: U) => void : never) extends (value: infer I) => void ? I : never;
