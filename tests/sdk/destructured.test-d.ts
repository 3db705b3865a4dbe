import { createClient } from '../../packages/sdk/src/index.ts';

/** An answer is typed to the leaf where it is taken apart at once, too. */
export async function readEntity(): Promise<string[]> {
  const client = createClient();
  const { entity } = await client.select({
    entity: {
      $args: { by: { name: 'Iraq' } },
      name: true,
      articles: {
        $args: { first: 5 },
        edges: { mentionCount: true, node: { wordCount: true, source: { name: true } } },
      },
    },
  });
  const counts: number[] = entity?.articles.edges.map(({ mentionCount, node }) => mentionCount + node.wordCount) ?? [];
  // @ts-expect-error The query did not ask for it.
  entity?.slug;
  return entity?.articles.edges.map(({ node }) => `${node.source.name} ${counts.length}`) ?? [];
}
