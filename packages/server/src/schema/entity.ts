import { builder } from './builder.ts';
import { resolveConnection } from './connection.ts';
import {
  CoMentionConnection,
  EntityArticleConnection,
  EntityConnection,
  EntityEvidenceConnection,
  EntityNameConnection,
  EntitySourceConnection,
  MentionConnection,
} from './connections.ts';
import { readArticleFilter, readEntityBy, readEntityFilter, readMentionFilter } from './filters.ts';
import {
  ArticleFilter,
  ArticleOrder,
  EntityBy,
  EntityFilter,
  EntityKind,
  EntityOrder,
  MentionFilter,
} from './inputs.ts';
import { defineNode } from './node-type.ts';
import { pageArgs } from './page-args.ts';
import { reads } from './read-selection.ts';
import { Entity } from './types.ts';

defineNode(Entity, {
  description: "A person, organization, place, event or work that the archive's texts mention.",
  key: ({ key }) => key,
  keyColumns: ['key'],
  fields: (t) => ({
    slug: t.exposeString('slug', { description: 'A short name for addresses and filters, unique among entities.' }),
    kind: t.field({ type: EntityKind, description: 'What it is.', ...reads('kind'), resolve: ({ kind }) => kind }),
    name: t.exposeString('name', {
      description:
        "The preferred name: the authority file's where it gives one, else the one that most articles use (of a person, among the full names).",
    }),
    authorityId: t.exposeString('authorityId', {
      nullable: true,
      description: 'Its ID in the authority file, null for an entity that only the texts give.',
    }),
    names: t.field({
      type: EntityNameConnection,
      description: 'Every name that the texts use for it, the most used first, with who uses it.',
      args: pageArgs(t),
      ...reads('id'),
      resolve: (entity, args, context, info) =>
        resolveConnection({ args, context, info, list: () => context.store.entities.names(), parent: entity.id }),
    }),
    sameAs: t.field({
      type: ['URL'],
      description: 'The same entity elsewhere, from the authority file.',
      ...reads('id'),
      resolve: ({ id }, _args, { batches }) => batches.sameAs.load(id).map((rows) => rows.map(({ url }) => url)),
    }),
    mentions: t.field({
      type: MentionConnection,
      description: 'Where texts name it, in the order of the articles. Copies add none.',
      args: {
        ...pageArgs(t),
        filter: t.arg({ type: MentionFilter, description: 'Only those for which all of this holds.' }),
      },
      ...reads('id'),
      resolve: (entity, args, context, info) =>
        resolveConnection({
          args,
          context,
          info,
          list: () => context.store.mentions.inEntity(readMentionFilter(args.filter)),
          parent: entity.id,
        }),
    }),
    articles: t.field({
      type: EntityArticleConnection,
      description: 'Articles that mention it, those that do so most first unless ordered otherwise.',
      args: {
        ...pageArgs(t),
        filter: t.arg({ type: ArticleFilter, description: 'Only those for which all of this holds.' }),
        orderBy: t.arg({ type: ArticleOrder, description: 'In this order instead.' }),
      },
      ...reads('id'),
      resolve: (entity, args, context, info) =>
        resolveConnection({
          args,
          context,
          info,
          list: () => context.store.articles.inEntity(readArticleFilter(args.filter), args.orderBy ?? undefined),
          parent: entity.id,
        }),
    }),
    sources: t.field({
      type: EntitySourceConnection,
      description: 'Sources that mention it, by how many of their articles do; each edge says by which names.',
      args: pageArgs(t),
      ...reads('id'),
      resolve: (entity, args, context, info) =>
        resolveConnection({ args, context, info, list: () => context.store.sources.inEntity(), parent: entity.id }),
    }),
    coMentions: t.field({
      type: CoMentionConnection,
      description: 'Entities mentioned in the same articles, the strongest tie first.',
      args: {
        ...pageArgs(t),
        filter: t.arg({ type: EntityFilter, description: 'Only those for which all of this holds.' }),
      },
      ...reads('id'),
      resolve: (entity, args, context, info) =>
        resolveConnection({
          args,
          context,
          info,
          list: () => context.store.entities.coMentioned(readEntityFilter(args.filter)),
          parent: entity.id,
        }),
    }),
    evidence: t.field({
      type: EntityEvidenceConnection,
      description: 'Why its names are one entity: what was joined, by which rule, and where a text says so.',
      args: pageArgs(t),
      ...reads('id'),
      resolve: (entity, args, context, info) =>
        resolveConnection({ args, context, info, list: () => context.store.entities.evidence(), parent: entity.id }),
    }),
    articleCount: t.exposeInt('articleCount', {
      description: 'How many articles mention it. Articles, not appearances: copies add none.',
    }),
    mentionCount: t.exposeInt('mentionCount', { description: 'How often these articles mention it.' }),
  }),
});

builder.queryFields((t) => ({
  entity: t.field({
    type: Entity,
    nullable: true,
    description: 'One entity, null where there is none.',
    args: { by: t.arg({ type: EntityBy, required: true, description: 'Which.' }) },
    resolve: (_root, { by }, { store }) => store.entities.find(readEntityBy(by)),
  }),
  entities: t.field({
    type: EntityConnection,
    description: 'Entities, those that most articles mention first unless ordered otherwise.',
    args: {
      ...pageArgs(t),
      filter: t.arg({ type: EntityFilter, description: 'Only those for which all of this holds.' }),
      orderBy: t.arg({ type: EntityOrder, description: 'In this order instead.' }),
    },
    resolve: (_root, args, context, info) =>
      resolveConnection({
        args,
        context,
        info,
        list: () => context.store.entities.list(readEntityFilter(args.filter), args.orderBy ?? undefined),
      }),
  }),
}));
