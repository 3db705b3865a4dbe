import { builder } from './builder.ts';
import { reads } from './read-selection.ts';
import { Appearance, EntityEvidence, Span } from './types.ts';

const EvidenceRule = builder.enumType('EvidenceRule', {
  description: 'How two names are known to mean one entity.',
  values: {
    AUTHORITY: { description: 'The authority file lists both.' },
    KNOWN_NAME: { description: 'Both are names of one country, in a table that is part of Sourcebook.' },
    DEFINITION: { description: 'A text gives one as the short form of the other, in brackets behind it.' },
    ALSO_KNOWN_AS: { description: 'A text joins them by a slash, or by words such as "also known as".' },
    SPELLING: { description: 'They are spellings of one name.' },
    BACK_REFERENCE: { description: 'One is part of the other and follows it in the same article.' },
    UNIQUE_PART: { description: 'One is part of the other, and of no other full name in the archive.' },
  },
});

builder.objectType(EntityEvidence, {
  description: 'A reason for which two names are one entity.',
  fields: (t) => ({
    rule: t.field({
      type: EvidenceRule,
      description: 'By which rule they were joined.',
      ...reads('rule'),
      resolve: ({ rule }) => rule,
    }),
    name: t.exposeString('name', { description: 'The joined name, without regard to case and diacritics.' }),
    other: t.exposeString('other', { description: 'The name that it was joined to, likewise.' }),
    appearance: t.field({
      type: Appearance,
      nullable: true,
      description:
        'The first appearance that shows it; null for what the whole archive, a table or the authority file says.',
      ...reads('appearanceId'),
      resolve: ({ appearanceId }, _args, { batches }) =>
        appearanceId === null ? null : batches.appearance.load(appearanceId),
    }),
    span: t.field({
      type: Span,
      nullable: true,
      description: 'Where the text says so. Null where `appearance` is.',
      ...reads('captureId', 'start', 'end'),
      resolve: ({ captureId, start, end }) =>
        captureId === null || start === null || end === null ? null : { captureId, start, end },
    }),
  }),
});
