import { builder } from './builder.ts';
import { resolveConnection } from './connection.ts';
import { ProblemConnection } from './connections.ts';
import { pageArgs } from './page-args.ts';
import { Archive, Problem } from './types.ts';

builder.objectType(Archive, {
  description: 'What the archive holds.',
  fields: (t) => ({
    revision: t.exposeString('revision', {
      description:
        'Changes exactly when the content does: the same captures, manifest, authority file, annotations and settings, read by the same version, give the same revision on any machine, in any order.',
    }),
    settled: t.exposeBoolean('settled', {
      description: 'False while what new captures change is still being worked out.',
    }),
    articleCount: t.exposeInt('articleCount', { description: 'How many articles: copies are one.' }),
    sourceCount: t.exposeInt('sourceCount', { description: 'How many sources.' }),
    entityCount: t.exposeInt('entityCount', { description: 'How many entities.' }),
    captureCount: t.exposeInt('captureCount', { description: 'How many captures: the same bytes are one.' }),
    appearanceCount: t.exposeInt('appearanceCount', { description: 'How many showings of articles in captures.' }),
    mentionCount: t.exposeInt('mentionCount', { description: 'How many mentions in articles: copies add none.' }),
    notes: t.stringList({
      description: 'What to know of how the archive was read, in sentences: languages that the tagger does not read.',
      resolve: (_archive, _args, { store }) => store.archive.notes(),
    }),
    problems: t.field({
      type: ProblemConnection,
      description: 'What could not be read, wholly or in part, by path.',
      args: pageArgs(t),
      resolve: (_archive, args, context, info) =>
        resolveConnection({ args, context, info, list: () => context.store.archive.problems() }),
    }),
  }),
});

builder.objectType(Problem, {
  description: 'What was wrong with one input. The rest of the archive is not touched by it.',
  fields: (t) => ({
    path: t.exposeString('path', { description: 'Of the input.' }),
    reader: t.exposeString('reader', {
      nullable: true,
      description: 'Which reader met it, null where none took the input.',
    }),
    message: t.exposeString('message', { description: 'What was wrong, in one sentence.' }),
    offset: t.exposeInt('offset', { nullable: true, description: 'In bytes of the input, where it is known.' }),
  }),
});

builder.queryField('archive', (t) =>
  t.field({
    type: Archive,
    description: 'What this archive holds, and the revision that identifies its exact content.',
    resolve: (_root, _args, { store }) => store.archive.state(),
  }),
);
