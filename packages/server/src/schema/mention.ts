import { mentionKey } from '../store/keys.ts';
import { builder } from './builder.ts';
import { resolveConnection } from './connection.ts';
import { MentionConnection } from './connections.ts';
import { readMentionFilter } from './filters.ts';
import { MentionFilter } from './inputs.ts';
import { defineNode } from './node-type.ts';
import { pageArgs } from './page-args.ts';
import { reads } from './read-selection.ts';
import { Appearance, Article, Entity, Mention, Span } from './types.ts';

defineNode(Mention, {
  description:
    'One place in one appearance where title or text names an entity. Words that name two entities at once are two mentions.',
  key: mentionKey,
  keyColumns: ['sha256', 'start', 'end', 'ordinal'],
  fields: (t) => ({
    text: t.exposeString('text', { description: 'As written.' }),
    entity: t.field({
      type: Entity,
      description: 'The entity that it names.',
      ...reads('entityId'),
      resolve: ({ entityId }, _args, { batches }) => batches.entity.load(entityId),
    }),
    article: t.field({
      type: Article,
      description: 'The article that it stands in.',
      ...reads('articleId'),
      resolve: ({ articleId }, _args, { batches }) => batches.article.load(articleId),
    }),
    appearance: t.field({
      type: Appearance,
      description: 'The appearance that it stands in.',
      ...reads('appearanceId'),
      resolve: ({ appearanceId }, _args, { batches }) => batches.appearance.load(appearanceId),
    }),
    span: t.field({
      type: Span,
      description: 'Where it stands.',
      ...reads('captureId', 'start', 'end'),
      resolve: (mention) => mention,
    }),
    confidence: t.exposeFloat('confidence', {
      description: 'From 0 to 1: how sure the extraction is that the span names this entity.',
    }),
  }),
});

builder.queryField('mentions', (t) =>
  t.field({
    type: MentionConnection,
    description: 'Mentions in the order of the articles: those of their first appearances, so that copies add none.',
    args: {
      ...pageArgs(t),
      filter: t.arg({ type: MentionFilter, description: 'Only those for which all of this holds.' }),
    },
    resolve: (_root, args, context, info) =>
      resolveConnection({
        args,
        context,
        info,
        list: () => context.store.mentions.list(readMentionFilter(args.filter)),
      }),
  }),
);
