import type { ListingRow, ListingRowItem } from '../../packages/ingest/src/segment/listing-row.ts';
import { type InventedLanguage, LANGUAGES, writeParagraph, writeTitle } from './invented-language.ts';
import { PageWriter } from './page-writer.ts';
import { Random } from './seeded-random.ts';

export const PAGE_LAYOUTS = [
  'separator of words',
  'separator of signs',
  'separator with counter',
  'separator glued to the text',
  'date line closes the item',
  'date between title and text',
  'byline between title and text',
  'date and byline between title and text',
  'date over the title',
  'numbered titles',
  'numbered titles in the line of the text',
  'title directly over the text',
  'one blank line everywhere',
  'two blank lines between items',
  'text over title',
  'no blank line at all',
  'one article',
  'one article with date line',
] as const;
export type PageLayout = (typeof PAGE_LAYOUTS)[number];

export interface GeneratedPage {
  readonly id: string;
  readonly layout: PageLayout;
  readonly text: string;
  readonly row: ListingRow;
}

const SIGNS = ['»', '[...]', '***', '----------', '* * *', '• • •', '~~~~', '=====', '__________', '§', '→', '###'];

/** How one page sets its items: drawn once a page, the same for all of its items. */
interface Habit {
  readonly layout: PageLayout;
  readonly language: InventedLanguage;
  readonly random: Random;
  readonly separator: (() => string) | null;
  readonly date: () => string;
  readonly byline: () => string;
  readonly titleGap: number;
  readonly separatorGap: number;
  readonly itemGap: number;
  readonly textLength: number;
  readonly paragraphs: number;
  readonly headless: number;
  readonly cut: number;
  readonly indent: string;
  readonly mark: (index: number) => string;
  readonly glue: string;
}

/** Writes a page of invented text in a layout, with the spans of its items; the seed determines it. */
export function generatePage(layout: PageLayout, seed: number): GeneratedPage {
  const random = new Random(seed * 7919 + PAGE_LAYOUTS.indexOf(layout));
  const [code, language] = random.pick(Object.entries(LANGUAGES));
  const writer = new PageWriter(random.chance(0.15) ? '\r\n' : '\n');
  const habit = drawHabit(layout, language, random);
  const isArticle = layout.startsWith('one article');
  if (random.chance(0.2)) writer.blank(random.between(1, 3));
  if (!isArticle) writeOpening(writer, language, random);
  const items = isArticle ? [writeArticle(writer, habit)] : writeItems(writer, habit);
  if (!isArticle && random.chance(0.4)) writeClosing(writer, language, random);
  if (random.chance(0.6)) writer.blank(random.between(1, 3));
  return {
    id: `${layout}, ${code}, seed ${seed}`,
    layout,
    text: writer.text,
    row: { masthead: writer.masthead, items },
  };
}

function drawHabit(layout: PageLayout, language: InventedLanguage, random: Random): Habit {
  const number = () => String(random.between(0, 140));
  const style = random.between(0, 3);
  const date = () => writeDate(language, random, style);
  const name = random.pick(language.bylines);
  const byline = () => name.replace('%', random.pick(language.names));
  const words = random.pick(language.separators);
  const counter = random.pick(language.counters);
  const sign = random.pick(SIGNS);
  const separators: Partial<Record<PageLayout, () => string>> = {
    'separator of words': () => words,
    'separator of signs': () => sign,
    'separator with counter': () => counter.replace('%', number()),
    'separator glued to the text': () => words,
    'date line closes the item': date,
    'no blank line at all': () => words,
  };
  const between = layout.includes('between title and text') || layout === 'date over the title';
  const separator = separators[layout] ?? (between && random.chance(0.5) ? () => words : null);
  const isTight = layout === 'no blank line at all';
  const isGlued = layout === 'title directly over the text';
  const isSeparated = separator !== null && layout !== 'separator glued to the text';
  const marks = [(n: number) => `${n}. `, (n: number) => `${n}) `, (n: number) => `(${n}) `, (n: number) => `${n}.\t`];
  const mark = random.pick(marks);
  return {
    layout,
    language,
    random,
    separator,
    date,
    byline,
    titleGap: isTight || isGlued ? 0 : isSeparated ? random.pick([0, 1, 1]) : 1,
    separatorGap: isTight ? 0 : random.pick([0, 1, 1]),
    itemGap: isTight
      ? 0
      : layout === 'two blank lines between items'
        ? random.between(2, 3)
        : random.pick([1, 1, 1, 2]),
    textLength: random.pick([70, 120, 250, 400, 700]),
    paragraphs: random.pick([1, 1, 1, 2, 3]),
    headless: isSeparated || layout === 'separator glued to the text' ? random.pick([0, 0, 0.1, 0.25]) : 0,
    cut: random.pick([0, 0, 0.4, 1]),
    indent: random.pick(['', '', '', '  ', '\t']),
    mark: layout.startsWith('numbered') ? (index) => mark(index + 1) : () => '',
    glue: random.pick([': ', ': ', ' – ', ' - ']),
  };
}

function writeDate(language: InventedLanguage, random: Random, style: number): string {
  const day = random.between(1, 28);
  const year = random.between(2001, 2016);
  const month = random.between(1, 12);
  const two = (value: number) => String(value).padStart(2, '0');
  const name = language.months[month - 1] ?? '';
  if (style === 0) return `${day} ${name} ${year}`;
  if (style === 1) return `${year}-${two(month)}-${two(day)}`;
  if (style === 2) return `${two(day)}.${two(month)}.${year}`;
  return `${two(day)}/${two(month)}/${year}, ${two(random.between(0, 23))}:${two(random.between(0, 59))}`;
}

function writeOpening(writer: PageWriter, language: InventedLanguage, random: Random): void {
  if (random.chance(0.3)) writeMenu(writer, language, random);
  const lines = random.pick([0, 1, 1, 1, 2, 3]);
  const mastheads = [...language.mastheads];
  for (let line = 0; line < lines && mastheads.length > 0; line++) {
    const masthead = random.pick(mastheads);
    mastheads.splice(mastheads.indexOf(masthead), 1);
    writer.writeMasthead(masthead);
    writer.blank(random.pick([1, 1, 1, 2]));
  }
}

function writeMenu(writer: PageWriter, language: InventedLanguage, random: Random): void {
  const entries = language.menu.slice(0, random.between(3, language.menu.length));
  if (random.chance(0.6)) {
    writer.writeLine(entries.join(random.pick([' | ', ' • ', ' / ', '  |  ', ' · '])));
  } else {
    for (const entry of entries) writer.writeLine(random.chance(0.3) ? `* ${entry}` : entry);
  }
  writer.blank(1);
}

function writeClosing(writer: PageWriter, language: InventedLanguage, random: Random): void {
  writer.blank(random.between(1, 2));
  for (let line = random.between(1, 2); line > 0; line--) {
    writer.writeLine(random.pick(language.footers));
    if (line > 1) writer.blank(random.between(0, 1));
  }
  if (random.chance(0.2)) writeMenu(writer, language, random);
}

function writeItems(writer: PageWriter, habit: Habit): ListingRowItem[] {
  const count = habit.random.between(habit.separator === null ? 3 : 2, 12);
  const items: ListingRowItem[] = [];
  for (let index = 0; index < count; index++) {
    const isHeadless = index > 0 && habit.random.chance(habit.headless);
    if (isHeadless) writer.blank(1);
    items.push(writeItem(writer, habit, index, isHeadless));
    if (index < count - 1) writer.blank(habit.itemGap);
  }
  return items;
}

function writeItem(writer: PageWriter, habit: Habit, index: number, isHeadless: boolean): ListingRowItem {
  const { layout, language, random } = habit;
  if (layout === 'text over title') {
    const excerpt = writeText(writer, habit);
    writer.blank(habit.titleGap);
    const title = writer.writeLine(writeTitle(language, random), habit.indent);
    closeItem(writer, habit);
    return rowItem(title, excerpt);
  }
  if (layout === 'date over the title') {
    writer.writeLine(habit.date());
    writer.blank(habit.titleGap);
  }
  if (layout === 'numbered titles in the line of the text') {
    const title = writer.write(`${habit.indent}${habit.mark(index)}`, writeTitle(language, random).replace(/\?$/, ''));
    writer.write(habit.glue, '');
    const excerpt = writer.writeLine(writeParagraph(language, random, Math.max(habit.textLength, 120)));
    closeItem(writer, habit);
    return rowItem(title, excerpt);
  }
  let title: { start: number; end: number } | null = null;
  if (!isHeadless) {
    title = writer.writeLine(writeTitle(language, random), habit.indent + habit.mark(index));
    writer.blank(habit.titleGap);
    writeNotes(writer, habit);
  }
  const excerpt = writeText(writer, habit);
  closeItem(writer, habit);
  return rowItem(title, excerpt);
}

function writeNotes(writer: PageWriter, { layout, date, byline, titleGap }: Habit): void {
  if (!layout.includes('between title and text') && layout !== 'one article with date line') return;
  if (layout.includes('date')) {
    writer.writeLine(date());
    if (layout.includes('byline')) writer.blank(titleGap);
  }
  if (layout.includes('byline')) writer.writeLine(byline());
  writer.blank(titleGap);
}

function writeText(writer: PageWriter, habit: Habit): { start: number; end: number } {
  const { language, random } = habit;
  const isTight = habit.layout === 'no blank line at all';
  const paragraphs = isTight ? 1 : random.between(1, habit.paragraphs);
  const spans = [];
  for (let index = 0; index < paragraphs; index++) {
    if (index > 0) writer.blank(1);
    let text = writeParagraph(language, random, random.between(habit.textLength / 2, habit.textLength));
    if (index === paragraphs - 1 && random.chance(habit.cut)) text = cutOff(text, random);
    const isLast = index === paragraphs - 1;
    const isGlued = isLast && habit.layout === 'separator glued to the text';
    if (isGlued) {
      spans.push(writer.write(habit.indent, text));
      writer.writeLine(habit.separator?.() ?? '', ' ');
    } else {
      spans.push(writer.writeLine(text, habit.indent));
    }
  }
  return { start: spans[0]?.start ?? 0, end: spans.at(-1)?.end ?? 0 };
}

function cutOff(text: string, random: Random): string {
  const cut = text.slice(0, Math.max(30, text.length - random.between(1, 25))).trimEnd();
  return cut + random.pick(['…', '...', ' …', ' ...', '..']);
}

function closeItem(writer: PageWriter, habit: Habit): void {
  if (habit.separator === null || habit.layout === 'separator glued to the text') return;
  writer.blank(habit.separatorGap);
  writer.writeLine(habit.separator(), habit.indent);
}

function writeArticle(writer: PageWriter, habit: Habit): ListingRowItem {
  const { language, random } = habit;
  const title = writer.writeLine(writeTitle(language, random).replace(/\?$/, ''));
  writer.blank(1);
  if (habit.layout === 'one article with date line') {
    writer.writeLine(random.chance(0.5) ? habit.date() : habit.byline());
    writer.blank(1);
  }
  const spans = [];
  for (let index = random.between(1, 8); index > 0; index--) {
    spans.push(writer.writeLine(writeParagraph(language, random, random.between(80, 600))));
    if (index > 1) writer.blank(1);
  }
  return rowItem(title, { start: spans[0]?.start ?? 0, end: spans.at(-1)?.end ?? 0 });
}

function rowItem(title: { start: number; end: number } | null, text: { start: number; end: number }): ListingRowItem {
  return {
    title_start: title?.start ?? null,
    title_end: title?.end ?? null,
    excerpt_start: text.start,
    excerpt_end: text.end,
  };
}
