import { builder } from './builder.ts';

export const ArticleBy = builder.inputType('ArticleBy', {
  isOneOf: true,
  description: 'Names one article.',
  fields: (t) => ({
    id: t.id({ description: 'Its global ID.' }),
    url: t.field({ type: 'URL', description: 'The URL that its captures give.' }),
  }),
});

export const SourceBy = builder.inputType('SourceBy', {
  isOneOf: true,
  description: 'Names one source.',
  fields: (t) => ({
    id: t.id({ description: 'Its global ID.' }),
    slug: t.string({ description: 'Its slug, as in the manifest.' }),
  }),
});

export const EntityBy = builder.inputType('EntityBy', {
  isOneOf: true,
  description: 'Names one entity.',
  fields: (t) => ({
    id: t.id({ description: 'Its global ID.' }),
    slug: t.string({ description: 'Its slug.' }),
    name: t.string({
      description:
        'Any of its names, whatever its case and diacritics. A name of several gives the one that most articles mention.',
    }),
    sameAs: t.field({ type: 'URL', description: 'One of its URLs elsewhere, from the authority file.' }),
  }),
});

export const CaptureBy = builder.inputType('CaptureBy', {
  isOneOf: true,
  description: 'Names one capture.',
  fields: (t) => ({
    id: t.id({ description: 'Its global ID.' }),
    path: t.string({
      description: 'Any of its paths. An error where captures with other bytes were found at the same path.',
    }),
    sha256: t.string({ description: 'SHA-256 of its bytes, as 64 hexadecimal digits.' }),
  }),
});

export const DateTimeRange = builder.inputType('DateTimeRange', {
  description: 'A stretch of time. Either end may be left open.',
  fields: (t) => ({
    from: t.field({ type: 'DateTime', description: 'Inclusive.' }),
    to: t.field({ type: 'DateTime', description: 'Exclusive.' }),
  }),
});

export const ArticleFilter = builder.inputType('ArticleFilter', {
  description: 'Conditions that must all hold.',
  fields: (t) => ({
    text: t.string({ description: 'Full-text condition on title and text, in the syntax of `search`.' }),
    sources: t.field({
      type: [SourceBy],
      description: 'Has an appearance in one of these. An empty list matches nothing.',
    }),
    mentionsAll: t.field({ type: [EntityBy], description: 'Mentions every one of these.' }),
    mentionsAny: t.field({
      type: [EntityBy],
      description: 'Mentions at least one of these. An empty list matches nothing.',
    }),
    publishedAt: t.field({
      type: DateTimeRange,
      description: 'Was published within; articles without a date were not.',
    }),
    language: t.stringList({ description: 'Is in one of these languages (BCP 47). An empty list matches nothing.' }),
    titled: t.boolean({ description: 'Whether it has a title.' }),
  }),
});

export const SourceFilter = builder.inputType('SourceFilter', {
  description: 'Conditions that must all hold.',
  fields: (t) => ({ name: t.string({ description: 'Part of the name, whatever its case and diacritics.' }) }),
});

export const EntityKind = builder.enumType('EntityKind', {
  description: 'What an entity is.',
  values: {
    PERSON: { description: 'A human being.' },
    ORGANIZATION: { description: 'A group with a name: a party, a company, an authority, a broadcaster.' },
    PLACE: { description: 'A country, city, region, camp, building.' },
    EVENT: { description: 'Something with a name that happened: a war, a conference.' },
    WORK: { description: 'A publication, law, film, book.' },
  },
});

export const EntityFilter = builder.inputType('EntityFilter', {
  description: 'Conditions that must all hold.',
  fields: (t) => ({
    kinds: t.field({ type: [EntityKind], description: 'Is of one of these kinds. An empty list matches nothing.' }),
    name: t.string({ description: 'Beginning of any word of any of its names, whatever its case and diacritics.' }),
    minArticleCount: t.int({
      description:
        'Has at least so many articles: those that the edge counts, where it does, else those of the archive.',
    }),
  }),
});

export const MentionFilter = builder.inputType('MentionFilter', {
  description: 'Conditions that must all hold.',
  fields: (t) => ({
    entity: t.field({ type: EntityBy, description: 'Refers to this entity.' }),
    source: t.field({
      type: SourceBy,
      description: 'Stands in this source: then an article counts by its first appearance there.',
    }),
    minConfidence: t.float({ description: 'Is at least so sure, from 0 to 1.' }),
  }),
});

export const CaptureFilter = builder.inputType('CaptureFilter', {
  description: 'Conditions that must all hold.',
  fields: (t) => ({
    sources: t.field({ type: [SourceBy], description: 'Comes from one of these. An empty list matches nothing.' }),
    path: t.string({ description: 'Beginning of one of its paths, letter by letter.' }),
  }),
});

const OrderDirection = builder.enumType('OrderDirection', {
  description: 'Which end of an order comes first. What has no value comes last in either.',
  values: {
    ASC: { description: 'The smallest, the earliest, A.' },
    DESC: { description: 'The largest, the latest, Z.' },
  },
});

const ArticleOrderField = builder.enumType('ArticleOrderField', {
  description: 'What articles are ordered by.',
  values: {
    APPEARANCE: {
      description: 'The path of the first capture, then the position there: the same whatever the order of ingest.',
    },
    PUBLISHED_AT: { description: 'When it was published.' },
    TITLE: { description: 'The title, whatever its case and diacritics.' },
  },
});

export const ArticleOrder = builder.inputType('ArticleOrder', {
  description: 'How articles are ordered.',
  fields: (t) => ({
    field: t.field({ type: ArticleOrderField, required: true, description: 'What decides.' }),
    direction: t.field({ type: OrderDirection, required: true, description: 'Which end comes first.' }),
  }),
});

const SourceOrderField = builder.enumType('SourceOrderField', {
  description: 'What sources are ordered by.',
  values: {
    NAME: { description: 'The name, whatever its case and diacritics.' },
    ARTICLE_COUNT: { description: 'How many articles it has.' },
  },
});

export const SourceOrder = builder.inputType('SourceOrder', {
  description: 'How sources are ordered.',
  fields: (t) => ({
    field: t.field({ type: SourceOrderField, required: true, description: 'What decides.' }),
    direction: t.field({ type: OrderDirection, required: true, description: 'Which end comes first.' }),
  }),
});

const EntityOrderField = builder.enumType('EntityOrderField', {
  description: "What entities are ordered by. Where edges count, the edge's own counts decide.",
  values: {
    NAME: { description: 'The preferred name, whatever its case and diacritics.' },
    ARTICLE_COUNT: { description: 'How many articles mention it.' },
    MENTION_COUNT: { description: 'How often it is mentioned.' },
  },
});

export const EntityOrder = builder.inputType('EntityOrder', {
  description: 'How entities are ordered.',
  fields: (t) => ({
    field: t.field({ type: EntityOrderField, required: true, description: 'What decides.' }),
    direction: t.field({ type: OrderDirection, required: true, description: 'Which end comes first.' }),
  }),
});
