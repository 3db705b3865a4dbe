/** What a unit is on its page. The note kinds (dates, bylines) differ by their place in the item. */
export const ROLES = [
  'before', // navigation before the first item
  'masthead',
  'noteBefore', // a note before an item's first part
  'title',
  'noteBetween', // a note between an item's two parts
  'moreBetween', // notes behind that one: a role of its own, so that a page can be in the habit of two
  'text', // a text's first paragraph
  'paragraph', // a text's other paragraphs
  'heading', // over a section of an article, or the name under it
  'noteAfter', // a note after an item's last part
  'separator',
  'after', // navigation after an item
] as const;
export type Role = (typeof ROLES)[number];

export type LookOf = 'title' | 'text' | 'meta' | 'separator' | 'navigation' | 'masthead';

/** Which reading of a unit a role asks for. */
export const READING_OF: Readonly<Record<Role, LookOf>> = {
  before: 'navigation',
  masthead: 'masthead',
  noteBefore: 'meta',
  title: 'title',
  noteBetween: 'meta',
  moreBetween: 'meta',
  text: 'text',
  paragraph: 'text',
  heading: 'title',
  noteAfter: 'meta',
  separator: 'separator',
  after: 'navigation',
};

/**
 * Which role follows which, as weights: what is known of pages before one is seen. A page's own habits, once it has
 * been read for the first time, replace them.
 */
export interface Grammar {
  readonly follows: Readonly<Record<Role | 'start', Followers>>;
  readonly isTextFirst: boolean;
  /** How much rarer than others such pages are: natural logarithm. */
  readonly prior: number;
}

type Followers = Readonly<Partial<Record<Role | 'end', number>>>;

const BEFORE = {
  start: { before: 0.2, masthead: 0.7, noteBefore: 0.03, title: 0.11, text: 0.08, separator: 0.02 },
  before: { before: 0.6, masthead: 0.5, noteBefore: 0.08, title: 0.12, text: 0.1, separator: 0.03 },
} as const;

/** Where text stands over its title, a title is what the text's end brings, never what an item begins with. */
function withoutTitle(weights: Followers): Followers {
  const { title, text, ...rest } = weights;
  return { ...rest, text: (title ?? 0) + (text ?? 0) };
}

function titleFirst(isSeparated: boolean): Grammar['follows'] {
  const ended = isSeparated
    ? { separator: 0.6, noteAfter: 0.08, title: 0.02, noteBefore: 0.01, text: 0.003, after: 0.02, end: 0.03 }
    : { separator: 0.001, noteAfter: 0.02, title: 0.35, noteBefore: 0.1, text: 0.03, after: 0.08, end: 0.1 };
  return {
    ...BEFORE,
    masthead: { before: 0.1, masthead: 0.15, noteBefore: 0.1, title: 0.5, text: 0.12, separator: 0.04 },
    noteBefore: { noteBefore: 0.2, title: 0.6, text: 0.2 },
    title: { noteBetween: 0.2, text: 0.8 },
    noteBetween: { moreBetween: 0.2, text: 0.8 },
    moreBetween: { moreBetween: 0.2, text: 0.8 },
    text: { paragraph: 0.25, ...ended },
    paragraph: { paragraph: 0.45, ...ended },
    heading: {},
    noteAfter: { ...ended, noteAfter: 0.25 },
    separator: { separator: 0.1, noteBefore: 0.08, title: 0.5, text: 0.1, after: 0.06, end: 0.15 },
    after: { after: 0.6, noteBefore: 0.02, title: 0.05, text: 0.01, end: 0.3 },
  };
}

function textFirst(isSeparated: boolean): Grammar['follows'] {
  const forward = titleFirst(isSeparated);
  const { text: next, ...ended } = withoutTitle(forward.noteAfter);
  const parts = { noteBetween: 0.1, title: 0.5, separator: isSeparated ? 0.05 : 0.001, text: 0.005, end: 0.01 };
  return {
    start: withoutTitle(forward.start),
    before: withoutTitle(forward.before),
    masthead: withoutTitle(forward.masthead),
    noteBefore: { noteBefore: 0.2, text: 0.8 },
    title: { ...ended, ...(next === undefined ? {} : { text: next }) },
    noteBetween: { moreBetween: 0.2, title: 0.8 },
    moreBetween: { moreBetween: 0.2, title: 0.8 },
    text: { paragraph: 0.25, ...parts },
    paragraph: { paragraph: 0.45, ...parts },
    heading: {},
    noteAfter: { ...ended, ...(next === undefined ? {} : { text: next }) },
    separator: withoutTitle(forward.separator),
    after: withoutTitle(forward.after),
  };
}

/** Texts without titles, each signed, dated or parted from the next by a line of its own. */
const HEADLESS: Grammar['follows'] = {
  start: withoutTitle(BEFORE.start),
  before: withoutTitle(BEFORE.before),
  masthead: { before: 0.1, masthead: 0.15, noteBefore: 0.15, text: 0.5, separator: 0.04 },
  title: {},
  noteBefore: { noteBefore: 0.4, text: 0.6 },
  noteBetween: {},
  moreBetween: {},
  text: { paragraph: 0.15, noteAfter: 0.4, separator: 0.2, text: 0.003, noteBefore: 0.003, after: 0.02, end: 0.1 },
  paragraph: { paragraph: 0.3, noteAfter: 0.4, separator: 0.2, text: 0.003, noteBefore: 0.003, after: 0.02, end: 0.1 },
  heading: {},
  noteAfter: { noteAfter: 0.2, separator: 0.1, text: 0.5, after: 0.05, end: 0.1 },
  separator: { separator: 0.05, noteBefore: 0.4, text: 0.4, after: 0.05, end: 0.15 },
  after: { after: 0.6, text: 0.05, end: 0.3 },
};

/** A page of one article. */
export const ARTICLE: Grammar = {
  follows: {
    start: { before: 0.1, title: 0.7, text: 0.2 },
    before: { before: 0.6, title: 0.3, text: 0.1 },
    masthead: {},
    noteBefore: {},
    title: { noteBetween: 0.15, text: 0.85 },
    noteBetween: { moreBetween: 0.2, text: 0.8 },
    moreBetween: { moreBetween: 0.2, text: 0.8 },
    text: { paragraph: 0.6, heading: 0.1, after: 0.05, end: 0.25 },
    paragraph: { paragraph: 0.65, heading: 0.1, after: 0.03, end: 0.22 },
    heading: { paragraph: 0.92, after: 0.03, end: 0.05 },
    noteAfter: {},
    separator: {},
    after: { after: 0.6, end: 0.4 },
  },
  isTextFirst: false,
  prior: 0,
};

const TEXT_FIRST = -1;
const WITHOUT_TITLES = -3;

/** The kinds of listing that a page may be. */
export const GRAMMARS: readonly Grammar[] = [
  { follows: titleFirst(true), isTextFirst: false, prior: 0 },
  { follows: titleFirst(false), isTextFirst: false, prior: 0 },
  { follows: textFirst(true), isTextFirst: true, prior: TEXT_FIRST },
  { follows: textFirst(false), isTextFirst: true, prior: TEXT_FIRST },
  { follows: HEADLESS, isTextFirst: false, prior: WITHOUT_TITLES },
];

const BETWEEN: ReadonlySet<Role | 'start'> = new Set<Role>(['noteBetween', 'moreBetween']);

/** How large the gap between two roles is: glued, 0, 1, 2, 3 and more blank lines. */
export function gapWeights(from: Role | 'start', to: Role, isTextFirst: boolean): readonly number[] {
  if (from === 'start') return [1, 1, 1, 1, 1];
  if (to === 'after' || to === 'before' || from === 'after' || from === 'before') return [0.01, 0.2, 0.4, 0.25, 0.14];
  if (from === 'masthead') return to === 'text' ? [0.001, 0.15, 0.35, 0.35, 0.15] : [0.001, 0.2, 0.5, 0.2, 0.1];
  if (to === 'heading' || from === 'heading') return [0.0005, 0.3, 0.6, 0.08, 0.02];
  if (to === 'paragraph') return [0.0005, 0.25, 0.72, 0.02, 0.006];
  if (to === 'noteAfter' || to === 'separator') return [0.15, 0.25, 0.5, 0.08, 0.02];
  if (from === 'noteBefore' || BETWEEN.has(from) || BETWEEN.has(to)) return [0.03, 0.4, 0.5, 0.05, 0.02];
  const isInside = isTextFirst ? to === 'title' && from !== 'separator' : from === 'title' && to === 'text';
  if (isInside) return [0.1, 0.3, 0.5, 0.08, 0.02];
  if (from === 'separator' && (to === 'title') !== isTextFirst) return [0.001, 0.2, 0.5, 0.2, 0.1];
  return [0.001, 0.06, 0.45, 0.34, 0.15];
}
