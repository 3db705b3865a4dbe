import { builder } from './builder.ts';
import { resolveConnection } from './connection.ts';
import { EntityNameSourceConnection, MentionConnection } from './connections.ts';
import { pageArgs } from './page-args.ts';
import { reads } from './read-selection.ts';
import { EntityName } from './types.ts';

builder.objectType(EntityName, {
  description: 'A name of an entity as it is written in the texts (a surface form), with its use.',
  fields: (t) => ({
    text: t.exposeString('text', { description: 'As written.' }),
    mentionCount: t.exposeInt('mentionCount', { description: 'How often it is used.' }),
    articleCount: t.exposeInt('articleCount', { description: 'How many articles use it.' }),
    sources: t.field({
      type: EntityNameSourceConnection,
      description: 'Who uses it, by how many of their articles do.',
      args: pageArgs(t),
      ...reads('id'),
      resolve: (name, args, context, info) =>
        resolveConnection({ args, context, info, list: () => context.store.sources.inName(), parent: name.id }),
    }),
    mentions: t.field({
      type: MentionConnection,
      description: 'Where it is used, in the order of the articles. Copies add none.',
      args: pageArgs(t),
      ...reads('id'),
      resolve: (name, args, context, info) =>
        resolveConnection({ args, context, info, list: () => context.store.mentions.inName(), parent: name.id }),
    }),
  }),
});
