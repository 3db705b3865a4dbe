import { builder } from './builder.ts';
import { resolveConnection } from './connection.ts';
import {
  AppearanceConnection,
  ArticleConnection,
  ArticleEntityConnection,
  MentionConnection,
  RelatedArticleConnection,
  SourceConnection,
} from './connections.ts';
import { readArticleBy, readArticleFilter, readEntityFilter, readMentionFilter } from './filters.ts';
import { ArticleBy, ArticleFilter, ArticleOrder, EntityFilter, EntityOrder, MentionFilter } from './inputs.ts';
import { defineNode } from './node-type.ts';
import { pageArgs } from './page-args.ts';
import { reads } from './read-selection.ts';
import { Article, Source } from './types.ts';

const DatePrecision = builder.enumType('DatePrecision', {
  description: 'How much of a date is known.',
  values: {
    YEAR: { description: 'The year.' },
    MONTH: { description: 'The month.' },
    DAY: { description: 'The day.' },
    INSTANT: { description: 'The time of day too.' },
  },
});

defineNode(Article, {
  description:
    'One piece of writing, however many captures show it: identical and near-identical appearances are one article.',
  key: ({ key }) => key,
  keyColumns: ['key'],
  fields: (t) => ({
    title: t.exposeString('title', {
      nullable: true,
      description: 'Of its first appearance that has one. Null where the captures give none: never made up.',
    }),
    text: t.string({
      description: 'Of its first appearance.',
      ...reads('id'),
      resolve: ({ id }, _args, { batches, allowance }) =>
        batches.articleText.load(id).map(({ text }) => {
          allowance.spend(text.length);
          return text;
        }),
    }),
    language: t.exposeString('language', {
      nullable: true,
      description: 'BCP 47 tag, such as `en`: as its record says, else detected. Null where it can not be told.',
    }),
    publishedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description:
        'When it was published: as its first appearance says that says so. Null where the captures do not: never guessed.',
      ...reads('publishedAt'),
      resolve: ({ publishedAt }) => publishedAt,
    }),
    publishedAtPrecision: t.field({
      type: DatePrecision,
      nullable: true,
      description: 'How much of `publishedAt` the captures give. Null where it is null.',
      ...reads('publishedAtPrecision'),
      resolve: ({ publishedAtPrecision }) => publishedAtPrecision,
    }),
    url: t.field({
      type: 'URL',
      nullable: true,
      description: 'Where it was published: as its first appearance says that says so.',
      ...reads('url'),
      resolve: ({ url }) => url,
    }),
    isExcerpt: t.boolean({
      description: 'Whether all its appearances are shortened, as on listing pages.',
      ...reads('isExcerpt'),
      resolve: ({ isExcerpt }) => isExcerpt === 1,
    }),
    wordCount: t.exposeInt('wordCount', {
      description: 'Words of the text: runs of letters and digits, with inner apostrophes and hyphens.',
    }),
    source: t.field({
      type: Source,
      description: 'Of the first appearance, in the order of APPEARANCE.',
      ...reads('sourceId'),
      resolve: ({ sourceId }, _args, { batches }) => batches.source.load(sourceId),
    }),
    sources: t.field({
      type: SourceConnection,
      description: 'Every source that shows it, by name.',
      args: pageArgs(t),
      ...reads('id'),
      resolve: (article, args, context, info) =>
        resolveConnection({ args, context, info, list: () => context.store.sources.inArticle(), parent: article.id }),
    }),
    appearances: t.field({
      type: AppearanceConnection,
      description: 'Every showing of it, by path, then by position.',
      args: pageArgs(t),
      ...reads('id'),
      resolve: (article, args, context, info) =>
        resolveConnection({
          args,
          context,
          info,
          list: () => context.store.appearances.inArticle(),
          parent: article.id,
        }),
    }),
    mentions: t.field({
      type: MentionConnection,
      description:
        'Where it names entities, in the order of the text: the mentions of its first appearance, so that copies add none.',
      args: {
        ...pageArgs(t),
        filter: t.arg({ type: MentionFilter, description: 'Only those for which all of this holds.' }),
      },
      ...reads('id'),
      resolve: (article, args, context, info) =>
        resolveConnection({
          args,
          context,
          info,
          list: () => context.store.mentions.inArticle(readMentionFilter(args.filter)),
          parent: article.id,
        }),
    }),
    entities: t.field({
      type: ArticleEntityConnection,
      description: 'Entities that it mentions, the most mentioned first unless ordered otherwise.',
      args: {
        ...pageArgs(t),
        filter: t.arg({ type: EntityFilter, description: 'Only those for which all of this holds.' }),
        orderBy: t.arg({ type: EntityOrder, description: 'In this order instead.' }),
      },
      ...reads('id'),
      resolve: (article, args, context, info) =>
        resolveConnection({
          args,
          context,
          info,
          list: () => context.store.entities.inArticle(readEntityFilter(args.filter), args.orderBy ?? undefined),
          parent: article.id,
        }),
    }),
    related: t.field({
      type: RelatedArticleConnection,
      description: 'Other articles that share entities with it, the strongest tie first.',
      args: pageArgs(t),
      ...reads('id'),
      resolve: (article, args, context, info) =>
        resolveConnection({ args, context, info, list: () => context.store.articles.related(), parent: article.id }),
    }),
  }),
});

builder.queryFields((t) => ({
  article: t.field({
    type: Article,
    nullable: true,
    description: 'One article, null where there is none.',
    args: { by: t.arg({ type: ArticleBy, required: true, description: 'Which.' }) },
    resolve: (_root, { by }, { store }) => store.articles.find(readArticleBy(by)),
  }),
  articles: t.field({
    type: ArticleConnection,
    description: 'Articles, by their first appearance unless ordered otherwise.',
    args: {
      ...pageArgs(t),
      filter: t.arg({ type: ArticleFilter, description: 'Only those for which all of this holds.' }),
      orderBy: t.arg({ type: ArticleOrder, description: 'In this order instead.' }),
    },
    resolve: (_root, args, context, info) =>
      resolveConnection({
        args,
        context,
        info,
        list: () => context.store.articles.list(readArticleFilter(args.filter), args.orderBy ?? undefined),
      }),
  }),
}));
