import { type GraphQLResolveInfo, Kind, type SelectionSetNode } from 'graphql';

type Asked = Pick<GraphQLResolveInfo, 'fieldNodes' | 'fragments'>;

const known = new WeakMap<Asked['fieldNodes'], boolean>();

/** Whether anything that is asked of a connection could need a cursor, be it skipped in the end. */
export function asksForCursors({ fieldNodes, fragments }: Asked): boolean {
  const before = known.get(fieldNodes);
  if (before !== undefined) return before;
  const asks = fieldNodes.some(({ selectionSet }) => selectsCursor(selectionSet, fragments, 0));
  known.set(fieldNodes, asks);
  return asks;
}

/** A connection's own fields and those of its edges are two levels. */
function selectsCursor(set: SelectionSetNode | undefined, fragments: Asked['fragments'], depth: number): boolean {
  if (!set || depth > 1) return false;
  return set.selections.some((selection) => {
    if (selection.kind === Kind.FRAGMENT_SPREAD) {
      return selectsCursor(fragments[selection.name.value]?.selectionSet, fragments, depth);
    }
    if (selection.kind === Kind.INLINE_FRAGMENT) return selectsCursor(selection.selectionSet, fragments, depth);
    const { value: name } = selection.name;
    return name === 'pageInfo' || name === 'cursor' || selectsCursor(selection.selectionSet, fragments, depth + 1);
  });
}
