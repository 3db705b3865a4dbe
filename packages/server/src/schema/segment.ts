import { builder } from './builder.ts';
import { reads } from './read-selection.ts';
import { Appearance, Segment, Span } from './types.ts';

const SegmentKind = builder.enumType('SegmentKind', {
  description: 'What a piece of a capture is.',
  values: {
    MASTHEAD: { description: 'A heading line that names the page, before its first article.' },
    TITLE: { description: "An article's title." },
    TEXT: { description: "An article's text, whole unless the page interrupts it." },
    SEPARATOR: { description: 'What recurs between articles, as a link to the whole text does.' },
    OTHER: { description: 'Line breaks, navigation and whatever else belongs to no article.' },
  },
});

builder.objectType(Segment, {
  description: "A piece of a capture's text.",
  fields: (t) => ({
    kind: t.field({ type: SegmentKind, description: 'What it is.', ...reads('kind'), resolve: ({ kind }) => kind }),
    span: t.field({ type: Span, description: 'Where it stands.', resolve: (segment) => segment }),
    appearance: t.field({
      type: Appearance,
      nullable: true,
      description: 'The appearance that a title or text belongs to.',
      ...reads('appearanceId'),
      resolve: ({ appearanceId }, _args, { batches }) =>
        appearanceId === null ? null : batches.appearance.load(appearanceId),
    }),
  }),
});
