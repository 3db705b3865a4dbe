import type { Context } from '../context.ts';
import { builder } from './builder.ts';
import { resolveConnection } from './connection.ts';
import { defineConnection } from './define-connection.ts';
import { readArticleFilter } from './filters.ts';
import { ArticleFilter, ArticleOrder } from './inputs.ts';
import { pageArgs } from './page-args.ts';
import { reads } from './read-selection.ts';
import {
  Appearance,
  Article,
  Capture,
  Entity,
  EntityEvidence,
  EntityName,
  Mention,
  NameUse,
  Problem,
  Segment,
  Source,
} from './types.ts';

export const ArticleConnection = defineConnection({ name: 'Article', plural: 'articles', node: Article });
export const SourceConnection = defineConnection({ name: 'Source', plural: 'sources', node: Source });
export const EntityConnection = defineConnection({ name: 'Entity', plural: 'entities', node: Entity });
export const CaptureConnection = defineConnection({ name: 'Capture', plural: 'captures', node: Capture });
export const AppearanceConnection = defineConnection({ name: 'Appearance', plural: 'appearances', node: Appearance });
export const MentionConnection = defineConnection({ name: 'Mention', plural: 'mentions', node: Mention });
export const SegmentConnection = defineConnection({ name: 'Segment', plural: 'segments', node: Segment });
export const ProblemConnection = defineConnection({ name: 'Problem', plural: 'problems', node: Problem });
export const EntityEvidenceConnection = defineConnection({
  name: 'EntityEvidence',
  plural: 'reasons for which names are one entity',
  node: EntityEvidence,
});
export const EntityNameConnection = defineConnection({
  name: 'EntityName',
  plural: 'names of an entity',
  node: EntityName,
});

export const ArticleEntityConnection = defineConnection({
  name: 'ArticleEntity',
  plural: 'entities that an article mentions',
  node: Entity,
  edgeFields: (t) => ({
    mentionCount: t.int({
      description: 'How often the article mentions it.',
      ...reads('edgeMentionCount'),
      resolve: ({ node }) => node.edgeMentionCount,
    }),
  }),
});

export const EntityArticleConnection = defineConnection({
  name: 'EntityArticle',
  plural: 'articles that mention an entity',
  node: Article,
  edgeFields: (t) => ({
    mentionCount: t.int({
      description: 'How often it mentions the entity.',
      ...reads('edgeMentionCount'),
      resolve: ({ node }) => node.edgeMentionCount,
    }),
  }),
});

export const SourceEntityConnection = defineConnection({
  name: 'SourceEntity',
  plural: 'entities that a source mentions',
  node: Entity,
  edgeFields: (t) => ({
    mentionCount: t.int({
      description: 'How often the source mentions it.',
      ...reads('edgeMentionCount'),
      resolve: ({ node }) => node.edgeMentionCount,
    }),
    articleCount: t.int({
      description: "How many of the source's articles mention it.",
      ...reads('edgeArticleCount'),
      resolve: ({ node }) => node.edgeArticleCount,
    }),
    names: t.field({
      type: [NameUse],
      description: 'The names that the source uses for it, the most used first.',
      ...reads('id', 'edgeSourceId'),
      resolve: ({ node }, _args, context) => namesUsed(context, node.id, node.edgeSourceId),
    }),
  }),
});

export const EntitySourceConnection = defineConnection({
  name: 'EntitySource',
  plural: 'sources that mention an entity',
  node: Source,
  edgeFields: (t) => ({
    mentionCount: t.int({
      description: 'How often the source mentions the entity.',
      ...reads('edgeMentionCount'),
      resolve: ({ node }) => node.edgeMentionCount,
    }),
    articleCount: t.int({
      description: "How many of the source's articles mention the entity.",
      ...reads('edgeArticleCount'),
      resolve: ({ node }) => node.edgeArticleCount,
    }),
    names: t.field({
      type: [NameUse],
      description: 'The names that the source uses for the entity, the most used first.',
      ...reads('id', 'edgeEntityId'),
      resolve: ({ node }, _args, context) => namesUsed(context, node.edgeEntityId, node.id),
    }),
  }),
});

export const EntityNameSourceConnection = defineConnection({
  name: 'EntityNameSource',
  plural: 'sources that use a name',
  node: Source,
  edgeFields: (t) => ({
    mentionCount: t.int({
      description: 'How often the source uses the name.',
      ...reads('edgeMentionCount'),
      resolve: ({ node }) => node.edgeMentionCount,
    }),
    articleCount: t.int({
      description: "How many of the source's articles use the name.",
      ...reads('edgeArticleCount'),
      resolve: ({ node }) => node.edgeArticleCount,
    }),
  }),
});

export const CoMentionConnection = defineConnection({
  name: 'CoMention',
  plural: 'entities mentioned together with an entity',
  node: Entity,
  edgeFields: (t) => ({
    articleCount: t.int({
      description: 'How many articles mention both.',
      ...reads('edgeArticleCount'),
      resolve: ({ node }) => node.edgeArticleCount,
    }),
    score: t.float({
      description:
        "The strength of the tie, from 0 to 1: the share of the first entity's articles that mention this one too.",
      ...reads('edgeScore'),
      resolve: ({ node }) => node.edgeScore,
    }),
    articles: t.field({
      type: ArticleConnection,
      description: 'The articles that mention both: the evidence of the tie.',
      args: {
        ...pageArgs(t),
        filter: t.arg({ type: ArticleFilter, description: 'Only those for which all of this holds.' }),
        orderBy: t.arg({ type: ArticleOrder, description: 'In this order instead.' }),
      },
      ...reads('id', 'edgeEntityId'),
      resolve: ({ node }, args, context, info) =>
        resolveConnection({
          args,
          context,
          info,
          list: () => context.store.articles.inBoth(readArticleFilter(args.filter), args.orderBy ?? undefined),
          parent: [node.edgeEntityId, node.id],
        }),
    }),
  }),
});

export const RelatedArticleConnection = defineConnection({
  name: 'RelatedArticle',
  plural: 'articles related to an article',
  node: Article,
  edgeFields: (t) => ({
    score: t.float({
      description:
        'The strength of the tie: the sum over the shared entities of 1 / ln(articles that mention the entity), the index of Adamic and Adar.',
      ...reads('edgeScore'),
      resolve: ({ node }) => node.edgeScore,
    }),
    sharedEntities: t.field({
      type: EntityConnection,
      description: 'The entities that both mention.',
      args: pageArgs(t),
      ...reads('id', 'edgeArticleId'),
      resolve: ({ node }, args, context, info) =>
        resolveConnection({
          args,
          context,
          info,
          list: () => context.store.entities.shared(),
          parent: [node.edgeArticleId, node.id],
        }),
    }),
  }),
});

function namesUsed(context: Context, entity: number, source: number) {
  const { batches, store } = context;
  return batches
    .batch('names used', (pairs: readonly (readonly [number, number])[]) =>
      store.sources.namesUsed(pairs).map((rows) => pairs.map((_, place) => rows.filter((row) => row.place === place))),
    )
    .load([entity, source]);
}

builder.objectType(NameUse, {
  description: 'A name and how often it is used on one edge.',
  fields: (t) => ({
    text: t.exposeString('text', { description: 'As written.' }),
    mentionCount: t.exposeInt('mentionCount', { description: 'How often.' }),
  }),
});
