/** Does work for each of some things and gives what comes of it in their order, the next ones being under way meanwhile. */
export async function* runAhead<Thing, Result>(
  things: Iterable<Thing> | AsyncIterable<Thing>,
  ahead: number,
  work: (thing: Thing) => Promise<Result>,
): AsyncGenerator<Result> {
  const underWay: Promise<Result>[] = [];
  for await (const thing of things) {
    const result = work(thing);
    // Its failure is told when its turn has come.
    result.catch(() => undefined);
    underWay.push(result);
    if (underWay.length > ahead) yield await underWay.shift()!;
  }
  for (const result of underWay) yield await result;
}
