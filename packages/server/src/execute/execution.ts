import {
  defaultTypeResolver,
  GraphQLError,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  getArgumentValues,
  isObjectType,
  locatedError,
  type OperationDefinitionNode,
} from 'graphql';
import { Deferred, type Outcome } from '../deferred.ts';
import { writeLeaf, writeString } from './leaf.ts';
import { type Cell, Place, Row, writeCell } from './place.ts';
import type { PlannedField, Selection } from './plan.ts';
import type { Shape } from './shape.ts';

export interface ExecutionSource {
  readonly schema: GraphQLSchema;
  readonly operation: OperationDefinitionNode;
  readonly fragments: GraphQLResolveInfo['fragments'];
  /** Coerced. */
  readonly variables: Readonly<Record<string, unknown>>;
  readonly context: unknown;
  readonly root: unknown;
}

/** A value that is not there yet, and what becomes of it. */
interface Waiting {
  readonly value: PromiseLike<unknown>;
  readonly goOn: (value: unknown) => void;
  readonly fail: (error: unknown) => void;
}

/**
 * One execution of a planned operation, level by level: a field is resolved for all objects of a level before the next
 * one is. What they all wait for is thus known when the level ends, and can be loaded together.
 */
export class Execution {
  readonly errors: GraphQLError[] = [];
  readonly #answer: Cell[] = [undefined];
  readonly #source: ExecutionSource;
  readonly #infos = new Map<PlannedField, GraphQLResolveInfo>();
  readonly #arguments = new Map<PlannedField, Readonly<Record<string, unknown>> | GraphQLError>();
  /** Objects that are asked for the same. */
  #groups = new Map<Selection, Row[]>();
  #waiting: Waiting[] = [];

  constructor(source: ExecutionSource, plan: Selection) {
    this.#source = source;
    this.#addRow(plan, new Row(null, this.#answer, 0, 'data', true, source.root, plan.labels));
  }

  /** The answer's data, once it is done. */
  get json(): string {
    return writeCell(this.#answer[0]);
  }

  get isDone(): boolean {
    return this.#groups.size === 0 && this.#waiting.length === 0;
  }

  /** Resolves the fields of the level, as far as that can be done at once. */
  resolveLevel(): void {
    const groups = this.#groups;
    this.#groups = new Map();
    for (const [{ fields }, rows] of groups) {
      for (let index = 0; index < fields.length; index++) this.#resolveField(fields[index]!, index, rows);
    }
  }

  /** What the level still waits for, after batches have brought what they bring. */
  promises(): Promise<unknown>[] {
    return this.#waiting.filter(({ value }) => outcomeOf(value) === null).map(({ value }) => Promise.resolve(value));
  }

  /** Takes what the level waited for. */
  completeLevel(): Promise<void> | null {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (let index = 0; index < waiting.length; index++) {
      const outcome = outcomeOf(waiting[index]!.value);
      if (outcome === null) return this.#completeRest(waiting.slice(index));
      take(waiting[index]!, outcome);
    }
    return null;
  }

  async #completeRest(waiting: readonly Waiting[]): Promise<void> {
    for (const one of waiting) {
      try {
        take(one, { value: await one.value });
      } catch (error) {
        one.fail(error);
      }
    }
  }

  #resolveField(planned: PlannedField, column: number, rows: readonly Row[]): void {
    const { key, shape, resolve } = planned;
    const { context } = this.#source;
    const args = this.#argumentsOf(planned);
    const info = this.#infoOf(planned);
    for (const row of rows) {
      if (args instanceof Error) {
        this.#fail(args, planned, new Place(row, row.fields, column, key, shape.isNullable));
        continue;
      }
      let value: unknown;
      try {
        value = resolve(row.source, args, context, info);
      } catch (error) {
        this.#fail(error, planned, new Place(row, row.fields, column, key, shape.isNullable));
        continue;
      }
      this.#complete(planned, shape, value, row, row.fields, column, key);
    }
  }

  /** Puts a value into its cell, or what is asked of it. */
  #complete(
    field: PlannedField,
    shape: Shape,
    value: unknown,
    parent: Place,
    cells: Cell[],
    index: number,
    key: string | number,
  ): void {
    if (shape.isText && typeof value === 'string') {
      cells[index] = writeString(value);
      return;
    }
    try {
      if (isPromise(value)) {
        this.#completeLater(field, shape, value, parent, cells, index, key);
      } else if (value instanceof Error) {
        throw value;
      } else if (value == null) {
        if (!shape.isNullable) throw new Error(`Cannot return null for non-nullable field ${nameOf(field)}.`);
        cells[index] = 'null';
      } else if (shape.leaf) {
        cells[index] = writeLeaf(shape.leaf, value);
      } else if (shape.object && !shape.object.isTypeOf) {
        const selection = field.selectionOf(shape.object);
        this.#addRow(selection, new Row(parent, cells, index, key, shape.isNullable, value, selection.labels));
      } else {
        this.#completeComposite(field, shape, value, new Place(parent, cells, index, key, shape.isNullable));
      }
    } catch (error) {
      this.#fail(error, field, new Place(parent, cells, index, key, shape.isNullable));
    }
  }

  /** Apart, since what a closure holds is made anew for each call of what it stands in, needed or not. */
  #completeLater(
    field: PlannedField,
    shape: Shape,
    value: PromiseLike<unknown>,
    parent: Place,
    cells: Cell[],
    index: number,
    key: string | number,
  ): void {
    this.#waiting.push({
      value,
      goOn: (found) => this.#complete(field, shape, found, parent, cells, index, key),
      fail: (error) => this.#fail(error, field, new Place(parent, cells, index, key, shape.isNullable)),
    });
  }

  #completeComposite(field: PlannedField, shape: Shape, value: unknown, place: Place): void {
    if (shape.item) this.#completeList(field, shape.item, value, place);
    else if (shape.object) this.#completeObject(field, shape.object, value, place);
    else this.#completeAbstract(field, shape, value, place);
  }

  #completeList(field: PlannedField, item: Shape, value: unknown, place: Place): void {
    if (typeof value !== 'object' || value === null || !(Symbol.iterator in value)) {
      throw new GraphQLError(`Expected Iterable, but did not find one for field "${nameOf(field)}".`);
    }
    const items: Cell[] = [];
    place.cells[place.index] = items;
    for (const one of value as Iterable<unknown>) {
      const index = items.push(undefined) - 1;
      this.#complete(field, item, one, place, items, index, index);
    }
  }

  #completeAbstract(field: PlannedField, { abstract }: Shape, value: unknown, place: Place): void {
    const type = abstract!;
    const resolveType = type.resolveType ?? defaultTypeResolver;
    const { context, schema } = this.#source;
    const goOn = (found: unknown): void => {
      const named = typeof found === 'string' ? schema.getType(found) : found;
      if (!isObjectType(named) || !schema.isSubType(type, named)) {
        throw new GraphQLError(
          `Abstract type "${type.name}" was resolved to a type "${String(found)}" that is none of its types.`,
        );
      }
      this.#completeObject(field, named, value, place);
    };
    const found = resolveType(value, context, this.#infoOf(field), type);
    if (isPromise(found)) this.#wait(found, field, place, goOn);
    else goOn(found);
  }

  #completeObject(field: PlannedField, type: GraphQLObjectType, value: unknown, place: Place): void {
    const goOn = (isOfType: unknown): void => {
      if (isOfType === false)
        throw new GraphQLError(`Expected value of type "${type.name}" but got: ${String(value)}.`);
      this.#addObject(field.selectionOf(type), value, place);
    };
    const isOfType = type.isTypeOf?.(value, this.#source.context, this.#infoOf(field)) ?? true;
    if (isPromise(isOfType)) this.#wait(isOfType, field, place, goOn);
    else goOn(isOfType);
  }

  #addObject(selection: Selection, source: unknown, { parent, cells, index, key, isNullable }: Place): void {
    this.#addRow(selection, new Row(parent, cells, index, key, isNullable, source, selection.labels));
  }

  #addRow(selection: Selection, row: Row): void {
    row.cells[row.index] = row;
    const group = this.#groups.get(selection);
    if (group) group.push(row);
    else this.#groups.set(selection, [row]);
  }

  #wait(value: PromiseLike<unknown>, field: PlannedField, place: Place, goOn: (value: unknown) => void): void {
    this.#waiting.push({ value, goOn, fail: (error) => this.#fail(error, field, place) });
  }

  #fail(error: unknown, { nodes }: PlannedField, place: Place): void {
    if (place.isWithinLost()) return;
    this.errors.push(locatedError(error, nodes, place.path));
    place.lose();
  }

  #argumentsOf(planned: PlannedField): Readonly<Record<string, unknown>> | GraphQLError {
    if (planned.args) return planned.args;
    const known = this.#arguments.get(planned);
    if (known) return known;
    const { variables } = this.#source;
    let found: Readonly<Record<string, unknown>> | GraphQLError;
    try {
      found = getArgumentValues(planned.field, planned.nodes[0]!, variables);
    } catch (error) {
      found = error as GraphQLError;
    }
    this.#arguments.set(planned, found);
    return found;
  }

  /** The same for all objects: it tells no path, as no resolver asks for one. */
  #infoOf(planned: PlannedField): GraphQLResolveInfo {
    const known = this.#infos.get(planned);
    if (known) return known;
    const { schema, operation, fragments, variables, root } = this.#source;
    const info = {
      fieldName: planned.field.name,
      fieldNodes: planned.nodes,
      returnType: planned.field.type,
      parentType: planned.parentType,
      path: { prev: undefined, key: planned.key, typename: planned.parentType.name },
      schema,
      fragments,
      rootValue: root,
      operation,
      variableValues: variables,
    };
    this.#infos.set(planned, info);
    return info;
  }
}

/** Null for a promise, and for what has not come yet. */
function outcomeOf(value: PromiseLike<unknown>): Outcome<unknown> | null {
  return value instanceof Deferred ? value.outcome : null;
}

function take({ goOn, fail }: Waiting, outcome: Outcome<unknown>): void {
  if ('error' in outcome) fail(outcome.error);
  else goOn(outcome.value);
}

function isPromise(value: unknown): value is PromiseLike<unknown> {
  return typeof value === 'object' && value !== null && typeof (value as { then?: unknown }).then === 'function';
}

function nameOf({ parentType, field }: PlannedField): string {
  return `${parentType.name}.${field.name}`;
}
