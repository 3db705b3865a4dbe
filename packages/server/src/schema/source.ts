import { foldText } from '@sourcebook/ingest/text';
import { builder } from './builder.ts';
import { resolveConnection } from './connection.ts';
import { ArticleConnection, CaptureConnection, SourceConnection, SourceEntityConnection } from './connections.ts';
import { readArticleFilter, readEntityFilter, readSourceBy } from './filters.ts';
import {
  ArticleFilter,
  ArticleOrder,
  EntityFilter,
  EntityOrder,
  SourceBy,
  SourceFilter,
  SourceOrder,
} from './inputs.ts';
import { defineNode } from './node-type.ts';
import { pageArgs } from './page-args.ts';
import { reads } from './read-selection.ts';
import { Source } from './types.ts';

defineNode(Source, {
  description: 'A publication, site, feed or section that captures come from.',
  key: ({ key }) => key,
  keyColumns: ['key'],
  fields: (t) => ({
    slug: t.exposeString('slug', { description: 'A short name for addresses and filters, unique among sources.' }),
    name: t.exposeString('name', {
      description:
        "From the manifest; else what its records call their source; else the masthead of its pages; else the folder's path.",
    }),
    url: t.field({
      type: 'URL',
      nullable: true,
      description: 'From the manifest.',
      ...reads('url'),
      resolve: ({ url }) => url,
    }),
    note: t.exposeString('note', {
      nullable: true,
      description:
        "What the archivist says of the source's standpoint, never Sourcebook's own words. From the manifest.",
    }),
    captures: t.field({
      type: CaptureConnection,
      description: 'Captures that come from it, by path.',
      args: pageArgs(t),
      ...reads('id'),
      resolve: (source, args, context, info) =>
        resolveConnection({ args, context, info, list: () => context.store.captures.inSource(), parent: source.id }),
    }),
    articles: t.field({
      type: ArticleConnection,
      description: 'Articles that have an appearance in it.',
      args: {
        ...pageArgs(t),
        filter: t.arg({ type: ArticleFilter, description: 'Only those for which all of this holds.' }),
        orderBy: t.arg({ type: ArticleOrder, description: 'In this order instead.' }),
      },
      ...reads('id'),
      resolve: (source, args, context, info) =>
        resolveConnection({
          args,
          context,
          info,
          list: () => context.store.articles.inSource(readArticleFilter(args.filter), args.orderBy ?? undefined),
          parent: source.id,
        }),
    }),
    entities: t.field({
      type: SourceEntityConnection,
      description:
        'Entities that it mentions; each edge says how often and by which names. Within a source an article counts by its first appearance there.',
      args: {
        ...pageArgs(t),
        filter: t.arg({ type: EntityFilter, description: 'Only those for which all of this holds.' }),
        orderBy: t.arg({ type: EntityOrder, description: 'In this order instead.' }),
      },
      ...reads('id'),
      resolve: (source, args, context, info) =>
        resolveConnection({
          args,
          context,
          info,
          list: () => context.store.entities.inSource(readEntityFilter(args.filter), args.orderBy ?? undefined),
          parent: source.id,
        }),
    }),
  }),
});

builder.queryFields((t) => ({
  source: t.field({
    type: Source,
    nullable: true,
    description: 'One source, null where there is none.',
    args: { by: t.arg({ type: SourceBy, required: true, description: 'Which.' }) },
    resolve: (_root, { by }, { store }) => store.sources.find(readSourceBy(by)),
  }),
  sources: t.field({
    type: SourceConnection,
    description: 'Sources, by name unless ordered otherwise.',
    args: {
      ...pageArgs(t),
      filter: t.arg({ type: SourceFilter, description: 'Only those for which all of this holds.' }),
      orderBy: t.arg({ type: SourceOrder, description: 'In this order instead.' }),
    },
    resolve: (_root, args, context, info) =>
      resolveConnection({
        args,
        context,
        info,
        list: () => {
          const name = args.filter?.name;
          return context.store.sources.list(name == null ? {} : { name: foldText(name) }, args.orderBy ?? undefined);
        },
      }),
  }),
}));
