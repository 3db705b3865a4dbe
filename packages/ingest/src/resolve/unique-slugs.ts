/** Slugs with those that stand already taken told apart by a number, in the order given. */
export function uniqueSlugs(slugs: Iterable<string>): string[] {
  const taken = new Set<string>();
  return Array.from(slugs, (slug) => {
    let free = slug;
    for (let number = 2; taken.has(free); number++) free = `${slug}-${number}`;
    taken.add(free);
    return free;
  });
}
