/** The same in the order of their IDs by code units; mostly they are kept so. */
export function sortById<Item extends { readonly id: string }>(items: readonly Item[]): readonly Item[] {
  const isSorted = items.every(({ id }, index) => index === 0 || items[index - 1]!.id <= id);
  return isSorted ? items : [...items].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}
