import {
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  getNamedType,
  isObjectType,
  Kind,
  type SelectionSetNode,
} from 'graphql';
import type { Slice } from '../store/engine.ts';

type Asked = Pick<GraphQLResolveInfo, 'fieldNodes' | 'fragments' | 'returnType'>;

interface Wanted extends Pick<Slice, 'hasSortKeys' | 'columns'> {
  /** Whether it must be known if the list goes on. */
  readonly hasPageInfo: boolean;
}

/** For a field of a row: the only columns that its resolver reads. */
export function reads<Name extends string>(...columns: Name[]): { extensions: { reads: readonly Name[] } } {
  return { extensions: { reads: columns } };
}

const known = new WeakMap<Asked['fieldNodes'], Wanted>();

/** What a connection's page must bring for all that is asked of it, be it skipped in the end. */
export function readSelection(info: Asked): Wanted {
  const before = known.get(info.fieldNodes);
  if (before) return before;
  const wanted = new Selection(info.fragments).read(info);
  known.set(info.fieldNodes, wanted);
  return wanted;
}

class Selection {
  readonly #fragments: Asked['fragments'];
  readonly #columns = new Set<string>();
  #hasSortKeys = false;
  #hasPageInfo = false;
  /** Some field does not say what it reads, and may read all. */
  #isOpen = false;

  constructor(fragments: Asked['fragments']) {
    this.#fragments = fragments;
  }

  read({ fieldNodes, returnType }: Asked): Wanted {
    const connection = getNamedType(returnType);
    for (const { selectionSet } of fieldNodes) {
      this.#visit(selectionSet, connection, (name, field, set) => {
        if (name === 'pageInfo') this.#hasPageInfo = true;
        if (name === 'edges') this.#visitEdge(set, getNamedType(field.type));
        if (name === 'nodes') this.#visitRow(set, getNamedType(field.type));
      });
    }
    const isOpen = this.#isOpen || this.#columns.size === 0;
    return {
      hasPageInfo: this.#hasPageInfo,
      hasSortKeys: this.#hasSortKeys || this.#hasPageInfo,
      columns: isOpen ? null : [...this.#columns].sort(),
    };
  }

  #visitEdge(set: SelectionSetNode | undefined, type: unknown): void {
    this.#visit(set, type, (name, field, below) => {
      if (name === 'cursor') this.#hasSortKeys = true;
      else if (name === 'node') this.#visitRow(below, getNamedType(field.type));
      else this.#addField(field);
    });
  }

  #visitRow(set: SelectionSetNode | undefined, type: unknown): void {
    if (!isObjectType(type)) this.#isOpen = true;
    this.#visit(set, type, (_name, field) => this.#addField(field));
  }

  #addField({ extensions }: GraphQLField<unknown, unknown>): void {
    const columns = extensions.reads ?? extensions.pothosExposedField;
    if (columns === undefined) this.#isOpen = true;
    for (const column of [columns ?? []].flat() as string[]) this.#columns.add(column);
  }

  /** All fields of the type, in fragments too, whatever their conditions. */
  #visit(
    set: SelectionSetNode | undefined,
    type: unknown,
    take: (name: string, field: GraphQLField<unknown, unknown>, set: SelectionSetNode | undefined) => void,
  ): void {
    const fields = isObjectType(type) ? (type satisfies GraphQLObjectType).getFields() : {};
    const visited = new Set<string>();
    const visit = (selections: SelectionSetNode | undefined): void => {
      for (const selection of selections?.selections ?? []) {
        if (selection.kind === Kind.FIELD) {
          const field = fields[selection.name.value];
          if (field) take(selection.name.value, field, selection.selectionSet);
        } else if (selection.kind === Kind.INLINE_FRAGMENT) {
          visit(selection.selectionSet);
        } else if (!visited.has(selection.name.value)) {
          visited.add(selection.name.value);
          visit(this.#fragments[selection.name.value]?.selectionSet);
        }
      }
    };
    visit(set);
  }
}
