import { appearanceKey } from '../store/keys.ts';
import { resolveConnection } from './connection.ts';
import { MentionConnection } from './connections.ts';
import { readMentionFilter } from './filters.ts';
import { MentionFilter } from './inputs.ts';
import { defineNode } from './node-type.ts';
import { pageArgs } from './page-args.ts';
import { reads } from './read-selection.ts';
import { Appearance, Article, Capture, Span } from './types.ts';

defineNode(Appearance, {
  description: 'One showing of an article in one capture.',
  key: appearanceKey,
  keyColumns: ['sha256', 'start', 'end'],
  fields: (t) => ({
    capture: t.field({
      type: Capture,
      description: 'The capture that shows it.',
      ...reads('captureId'),
      resolve: ({ captureId }, _args, { batches }) => batches.capture.load(captureId),
    }),
    article: t.field({
      type: Article,
      description: 'The article that it shows.',
      ...reads('articleId'),
      resolve: ({ articleId }, _args, { batches }) => batches.article.load(articleId),
    }),
    position: t.exposeInt('position', { description: "From 1, in the capture's order." }),
    titleSpan: t.field({
      type: Span,
      nullable: true,
      description: 'Where the title stands, null where it shows none.',
      ...reads('captureId', 'titleStart', 'titleEnd'),
      resolve: ({ captureId, titleStart, titleEnd }) =>
        titleStart === null || titleEnd === null ? null : { captureId, start: titleStart, end: titleEnd },
    }),
    textSpans: t.field({
      type: [Span],
      description: 'Where the text stands: one span, unless the page interrupts the text.',
      ...reads('id', 'captureId'),
      resolve: ({ id, captureId }, _args, { batches }) =>
        batches.textSpans.load(id).map((spans) => spans.map(({ start, end }) => ({ captureId, start, end }))),
    }),
    isExcerpt: t.boolean({
      description: 'Whether this showing is shortened.',
      ...reads('isExcerpt'),
      resolve: ({ isExcerpt }) => isExcerpt === 1,
    }),
    mentions: t.field({
      type: MentionConnection,
      description: 'Where its title and text name entities, in their order.',
      args: {
        ...pageArgs(t),
        filter: t.arg({ type: MentionFilter, description: 'Only those for which all of this holds.' }),
      },
      ...reads('id'),
      resolve: (appearance, args, context, info) =>
        resolveConnection({
          args,
          context,
          info,
          list: () => context.store.mentions.inAppearance(readMentionFilter(args.filter)),
          parent: appearance.id,
        }),
    }),
  }),
});
