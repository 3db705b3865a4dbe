import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLNamedOutputType,
  GraphQLNonNull,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
} from 'graphql';
import type { Random } from '../support/seeded-random.ts';

export interface GeneratedQuery {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

const ODD_STRINGS: readonly string[] = [
  '',
  ' ',
  '\u0000',
  '\ud800',
  '\u202e\u0301',
  '"',
  '"unclosed',
  "'; drop table article; --",
  'a*',
  '*',
  'ab* OR -cd',
  'NOT',
  '- -',
  '((((',
  'NEAR(a b, 3)',
  'title: x',
  '"" ""',
  '%',
  '\\',
  '\u{1f642}'.repeat(3),
  'ﬁ İ ß',
  '../../etc/passwd',
  '0',
  '-1',
  '1e309',
  '2024-02-30',
  '2024-05-06',
  '2024-05-06T07:08:09Z',
  '99999-01-01',
  'en',
  'https://example.org/',
  'x'.repeat(3000),
  'or '.repeat(200),
  Buffer.from('Article:1').toString('base64'),
  Buffer.from('Entity:').toString('base64'),
  Buffer.from('["x",1]').toString('base64url'),
];
const ODD_NUMBERS: readonly number[] = [0, 1, 2, 3, 5, 7, 50, 100, 101, -1, 1000, 2_147_483_647, -2_147_483_648];
/** How often an argument is given that need not be, where that is not one time in four. */
const USED: Readonly<Record<string, number>> = { first: 0.6, last: 0.04, after: 0.15, before: 0.05 };
const KEPT = 400;

/** Makes valid queries of a schema, with values that earlier answers held and with odd ones. */
export class QueryGenerator {
  readonly #schema: GraphQLSchema;
  readonly #random: Random;
  /** Strings of earlier answers by the field that gave them; "cursor" and "id" among them. */
  readonly #seen = new Map<string, string[]>();
  #count = 0;
  #variables: Record<string, unknown> = {};
  #declarations: string[] = [];

  constructor(schema: GraphQLSchema, random: Random) {
    this.#schema = schema;
    this.#random = random;
  }

  next(): GeneratedQuery {
    this.#count = 0;
    this.#variables = {};
    this.#declarations = [];
    const selection = this.#select(this.#schema.getQueryType()!, this.#random.between(2, 6));
    const variables = this.#declarations.length > 0 ? `(${this.#declarations.join(', ')})` : '';
    return { query: `query Fuzz${variables} ${selection}`, variables: this.#variables };
  }

  /** Damages a query's text, so that it is mostly no GraphQL any more. */
  damage({ query, variables }: GeneratedQuery): GeneratedQuery {
    const at = this.#random.between(0, query.length);
    const put = this.#random.pick(['', '{', '}', '"', '(', '$', '\u0000', '#', '...', '@skip', '"""', '\ufeff', '9e9']);
    return { query: query.slice(0, at) + put + query.slice(at + this.#random.between(0, 3)), variables };
  }

  /** Keeps the strings of an answer as values for later queries. */
  learn(answer: unknown, list = ''): void {
    if (typeof answer !== 'object' || answer === null) return;
    for (const [alias, value] of Object.entries(answer)) {
      const field = alias.split('_')[0]!;
      if (typeof value === 'string') this.#keep(kindOfValue(field, value, list), value.slice(0, 300));
      else this.learn(value, /^(edges|pageInfo|\d+)$/.test(field) ? list : field);
    }
  }

  #keep(field: string, value: string): void {
    const values = this.#seen.get(field) ?? [];
    this.#seen.set(field, values);
    if (values.length < KEPT) values.push(value);
    else values[this.#random.between(0, KEPT - 1)] = value;
  }

  #select(type: GraphQLNamedOutputType, depth: number): string {
    if (isUnionType(type) || (isInterfaceType(type) && this.#random.chance(0.8))) {
      const types = this.#schema.getPossibleTypes(type).filter(() => this.#random.chance(0.6));
      return `{ __typename ${types.map((one) => `... on ${one.name} ${this.#select(one, depth)}`).join(' ')} }`;
    }
    if (!isObjectType(type) && !isInterfaceType(type)) return '';
    const fields = Object.values(type.getFields()).filter((field) => depth > 0 || isLeafType(getNamedType(field.type)));
    if (fields.length === 0) return '{ __typename }';
    const chosen = Array.from({ length: this.#random.between(1, 4) }, () => this.#random.pick(fields));
    return `{ ${chosen.map((field) => this.#selectField(field, depth)).join(' ')} }`;
  }

  #selectField(field: GraphQLField<unknown, unknown>, depth: number): string {
    const alias = `${field.name}_${this.#count++}`;
    const args = field.args.flatMap((arg) => this.#argument(arg, field.name));
    const inner = this.#select(getNamedType(field.type) as GraphQLNamedOutputType, depth - 1);
    const directive = this.#random.chance(0.03)
      ? ` @${this.#random.pick(['skip(if: false)', 'include(if: true)'])}`
      : '';
    return `${alias}: ${field.name}${args.length > 0 ? `(${args.join(', ')})` : ''}${directive} ${inner}`;
  }

  #argument(arg: GraphQLArgument, field: string): string[] {
    const isRequired = isNonNullType(arg.type) && arg.defaultValue === undefined;
    if (!isRequired && !this.#random.chance(USED[arg.name] ?? 0.25)) return [];
    const isUsualSize = /^(first|last)$/.test(arg.name) && this.#random.chance(0.95);
    const value = isUsualSize ? this.#random.between(0, 4) : this.#value(arg.name, arg.type, field);
    if (!this.#random.chance(0.5)) return [`${arg.name}: ${this.#literal(value, arg.type)}`];
    const name = `v${this.#declarations.length}`;
    this.#declarations.push(`$${name}: ${String(arg.type)}`);
    this.#variables[name] = value;
    return [`${arg.name}: $${name}`];
  }

  /** `place` tells apart values of one type: the field that takes a cursor, the input that holds an ID. */
  #value(name: string, type: GraphQLInputType, place: string): unknown {
    if (!isNonNullType(type) && this.#random.chance(0.03)) return null;
    const nullable = getNullableType(type);
    if (isListType(nullable)) {
      return Array.from({ length: this.#random.between(0, 3) }, () => this.#value(name, nullable.ofType, place));
    }
    if (isInputObjectType(nullable)) return this.#object(nullable);
    if (isEnumType(nullable)) return this.#random.pick(nullable.getValues()).name;
    if (nullable.name === 'Boolean') return this.#random.chance(0.5);
    if (nullable.name === 'Int') return this.#random.pick(ODD_NUMBERS);
    if (nullable.name === 'Float') return this.#random.pick([...ODD_NUMBERS, 0.5, -0.1, 1e300]);
    return this.#string(name, nullable.name, place);
  }

  #string(name: string, type: string, place: string): string {
    const isCursor = name === 'after' || name === 'before';
    const kind = isCursor ? `cursor ${place}` : type === 'ID' ? `id ${typeOfId(name, place)}` : name;
    const fitting = this.#seen.get(kind) ?? [];
    if (fitting.length > 0 && this.#random.chance(0.85)) return this.#random.pick(fitting);
    const all = [...this.#seen.values()].flat();
    return all.length > 0 && this.#random.chance(0.5) ? this.#random.pick(all) : this.#random.pick(ODD_STRINGS);
  }

  #object(type: GraphQLInputObjectType): Record<string, unknown> {
    const fields = Object.values(type.getFields());
    const one = this.#random.pick(fields);
    const chosen = fields.filter((field) =>
      type.isOneOf ? field === one : isNonNullType(field.type) || this.#random.chance(0.35),
    );
    return Object.fromEntries(
      chosen.map((field) => {
        const required = type.isOneOf ? new GraphQLNonNull(getNullableType(field.type)) : field.type;
        return [field.name, this.#value(field.name, required, type.name)];
      }),
    );
  }

  #literal(value: unknown, type: GraphQLInputType): string {
    const nullable = getNullableType(type);
    if (value === null || value === undefined) return 'null';
    if (isListType(nullable))
      return `[${(value as unknown[]).map((one) => this.#literal(one, nullable.ofType)).join(', ')}]`;
    if (isEnumType(nullable)) return String(value);
    if (isInputObjectType(nullable)) {
      const fields = nullable.getFields();
      const shown = Object.entries(value).map(([key, one]) => `${key}: ${this.#literal(one, fields[key]!.type)}`);
      return `{ ${shown.join(', ')} }`;
    }
    return typeof value === 'string' ? JSON.stringify(Buffer.from(value).toString()) : String(value);
  }
}

function kindOfValue(field: string, value: string, list: string): string {
  if (/cursor$/i.test(field)) return `cursor ${list}`;
  return field === 'id' ? `id ${Buffer.from(value, 'base64').toString().split(':')[0]}` : field;
}

/** "ArticleBy" takes an article's ID, "mentionsAny" an entity's, "sources" a source's. */
function typeOfId(name: string, place: string): string {
  if (place.endsWith('By')) return place.slice(0, -2);
  return name.startsWith('source') ? 'Source' : 'Entity';
}
