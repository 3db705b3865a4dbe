import { badInput } from '../errors.ts';
import { builder } from './builder.ts';
import { resolveConnection } from './connection.ts';
import { AppearanceConnection, CaptureConnection, SegmentConnection } from './connections.ts';
import { readCaptureBy, readCaptureFilter } from './filters.ts';
import { encodeGlobalId } from './global-id.ts';
import { CaptureBy, CaptureFilter } from './inputs.ts';
import { defineNode } from './node-type.ts';
import { pageArgs } from './page-args.ts';
import { reads } from './read-selection.ts';
import { Capture, CaptureLocation, Source } from './types.ts';

defineNode(Capture, {
  description: 'One stored file or record exactly as it was captured. Identified by the SHA-256 of its bytes.',
  key: ({ sha256 }) => sha256,
  keyColumns: ['sha256'],
  fields: (t) => ({
    path: t.exposeString('path', {
      description:
        'Relative to the folder that was ingested, or the target URI of a web capture; a record of a JSON lines file adds the number of its line: `news.jsonl#row=00000012`. The first in order where there are several.',
    }),
    locations: t.field({
      type: [CaptureLocation],
      description: 'Everywhere these bytes were found, by path: the same bytes are one capture.',
      ...reads('id'),
      resolve: ({ id }, _args, { batches }) => batches.locations.load(id),
    }),
    sha256: t.exposeString('sha256', { description: 'Of the bytes, as 64 hexadecimal digits.' }),
    mediaType: t.exposeString('mediaType', {
      description: 'What the bytes were read as, such as `text/plain`, or `application/json` for a record.',
    }),
    byteLength: t.exposeInt('byteLength', { description: 'How many bytes.' }),
    encoding: t.exposeString('encoding', {
      description:
        'How the bytes were decoded, as the WHATWG Encoding Standard names it, so that spans lead to bytes. A byte order mark is not part of the text. A record is JSON: its spans lead to characters of its title and text.',
    }),
    capturedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'Of the first location. From the manifest.',
      ...reads('capturedAt'),
      resolve: ({ capturedAt }) => capturedAt,
    }),
    masthead: t.exposeString('masthead', {
      nullable: true,
      description: 'Heading line or lines of the page, joined by line breaks, where it has any.',
    }),
    text: t.string({
      description:
        'The decoded text; of a record its title, an empty line and its text. Every span of the API counts UTF-16 code units of this string.',
      ...reads('id', 'byteLength'),
      resolve: ({ id, byteLength }, _args, { batches, allowance }) => {
        allowance.spend(byteLength);
        return batches.captureText.load(id).map(({ text }) => text);
      },
    }),
    source: t.field({
      type: Source,
      description: 'Of the first location.',
      ...reads('sourceId'),
      resolve: ({ sourceId }, _args, { batches }) => batches.source.load(sourceId),
    }),
    appearances: t.field({
      type: AppearanceConnection,
      description: 'The articles that it shows, in its order.',
      args: pageArgs(t),
      ...reads('id'),
      resolve: (capture, args, context, info) =>
        resolveConnection({
          args,
          context,
          info,
          list: () => context.store.appearances.inCapture(),
          parent: capture.id,
        }),
    }),
    segments: t.field({
      type: SegmentConnection,
      description: 'The whole text as consecutive pieces: they neither overlap nor leave a gap.',
      args: pageArgs(t),
      ...reads('id'),
      resolve: (capture, args, context, info) =>
        resolveConnection({ args, context, info, list: () => context.store.captures.segments(), parent: capture.id }),
    }),
  }),
});

builder.objectType(CaptureLocation, {
  description: "One place where a capture's bytes were found.",
  fields: (t) => ({
    path: t.exposeString('path', { description: 'Relative to the folder that was ingested.' }),
    source: t.field({
      type: Source,
      description: 'The source that this place belongs to.',
      ...reads('sourceId'),
      resolve: ({ sourceId }, _args, { batches }) => batches.source.load(sourceId),
    }),
    capturedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'From the manifest.',
      ...reads('capturedAt'),
      resolve: ({ capturedAt }) => capturedAt,
    }),
  }),
});

builder.queryFields((t) => ({
  capture: t.field({
    type: Capture,
    nullable: true,
    description: 'One capture, null where there is none. An error that names all where a path stands for several.',
    args: { by: t.arg({ type: CaptureBy, required: true, description: 'Which.' }) },
    resolve: async (_root, { by }, { store }) => {
      const found = await store.captures.find(readCaptureBy(by));
      if (found.length <= 1) return found[0] ?? null;
      const hashes = found.map(({ sha256 }) => sha256);
      throw badInput(
        `${found.length} captures were found at this path: ${hashes.join(', ')}. Ask for one by its SHA-256 or ID.`,
        {
          captures: hashes.map((sha256) => ({ sha256, id: encodeGlobalId('Capture', sha256) })),
        },
      );
    },
  }),
  captures: t.field({
    type: CaptureConnection,
    description: 'Captures, by path.',
    args: {
      ...pageArgs(t),
      filter: t.arg({ type: CaptureFilter, description: 'Only those for which all of this holds.' }),
    },
    resolve: (_root, args, context, info) =>
      resolveConnection({
        args,
        context,
        info,
        list: () => context.store.captures.list(readCaptureFilter(args.filter)),
      }),
  }),
}));
