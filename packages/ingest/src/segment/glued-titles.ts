import { classOf, WIDE } from './characters.ts';
import { rateDate } from './dates.ts';
import { trimSpan, type Unit } from './lines.ts';
import { findStoppedTitles } from './stopped-titles.ts';

const REACH = 240;
const SHORTEST_LINE = 60;
const SHORTEST_TEXT = 30;
/** A text that short may follow a title where the page's other lines have shown how it parts them. */
const SHORTEST_LIKE_TEXT = 15;

/** Which share of the lines must be parted alike, and how many at the least. */
const SHARE = 0.66;
const FEWEST = 2;

interface Delimiter {
  /** What a line that is parted so holds: quick to look for. */
  readonly signs: RegExp;
  /** Each place that may part a title from its text, with all that stands in between. */
  readonly places: RegExp;
  /** Whether titles hold such signs, too, so that the last place is the one. */
  readonly isLast: boolean;
}

const DELIMITERS: readonly Delimiter[] = [
  // Nothing at all: the text's capital letter or ellipsis stands right behind the title's last letter, sign or digit.
  {
    signs: /[^\s(–—-](?:[\p{Lu}“‘«„"]|…|\.\.)/u,
    places:
      /(?<=\p{L}\p{Ll}{2}["'”’»)]?|[?!…]["'”’»)]?|\s\p{Ll}{2}|\s\p{Nd}{1,4}\p{Ll}?)(?=["“‘«„]?\p{Lu}[\p{Ll}\s'’]|(?:…|\.{2,3})\s?\p{Ll})|(?<=\p{Lu}{3}|[\s\p{Ll}]\p{Lu}{2})(?=\p{Lu}\p{Ll})/gu,
    isLast: false,
  },
  // A title in capitals.
  {
    signs: /\p{Lu}{2}["'”’»)!?]?\s+["“‘«„]?\p{Lu}(?:\p{Ll}|\s\p{Ll})/u,
    places:
      /(?<=^[^\p{Ll}]*\p{Lu}{2}["'”’»)!?]?|^[^\p{Ll}]*\p{Lu}{2}[^\p{Ll}]*\p{Nd})\s+(?=["“‘«„]?\p{Lu}(?:\p{Ll}|\s\p{Ll}))/gu,
    isLast: false,
  },
  { signs: /[:：]/, places: /\s?[:：]{1,2}\s+(?=\S)/gu, isLast: true },
  { signs: /[–—-]/, places: /\s+[–—-]{1,2}\s+(?=\S)|(?<=\S)—(?=\S)/gu, isLast: false },
  { signs: /[|•·\t]| {2}/, places: /\s+[|•·]\s+(?=\S)|\t+| {2,}(?=\S)/gu, isLast: false },
  // Any other sign, or an ellipsis that no word touches.
  {
    signs: /\s(?:[^\p{L}\p{M}\p{Nd}\p{Ps}\p{Pe}\p{Pi}\p{Pf}\p{Sc}\s"'‘’„….,;:?!¿¡&%–—|•·-]{1,3}|\.{3}|…)\s/u,
    places: /\s+(?:[^\p{L}\p{M}\p{Nd}\p{Ps}\p{Pe}\p{Pi}\p{Pf}\p{Sc}\s"'‘’„….,;:?!¿¡&%–—|•·-]{1,3}|\.{3}|…)\s+(?=\S)/gu,
    isLast: false,
  },
];
const DATELINE = /^\p{Lu}{2}[\p{Lu}\s.'’-]*[,(/]/u;
/** The hour at which a title was sent. */
const CLOCK = /^\p{Nd}{1,2}[:.h]\p{Nd}{2}\s+(?=\S+\s)/u;
/** Some stop stands in or behind a text, where a title's second half has none. */
const STOP = /[.!?…。！？؟۔।]/;
const CAPITAL = /^["“‘«„([¿¡]?\p{Lu}/u;

interface Cut {
  readonly titleEnd: number;
  readonly textStart: number;
}

/**
 * Parts a title from the text that follows it in the same line ("1. Title: text") where the page does so throughout:
 * in a numbered list most lines, elsewhere most long lines that have no title over them.
 */
export function splitGluedTitles(text: string, units: readonly Unit[]): Unit[] {
  const numbered = units.filter((unit) => unit.isNumbered && isLong(text, unit));
  const isList = numbered.length >= 2;
  const candidates = isList ? numbered : units.filter((unit) => unit.gap >= 0 && isLong(text, unit));
  if (candidates.length < 2 || (!isList && haveTitles(text, units))) return [...units];
  const delimiter = chooseDelimiter(text, candidates);
  if (delimiter === null) return splitStoppedTitles(text, units, candidates);
  return units.flatMap((unit) => {
    const isCandidate = unit.gap >= 0 && (isList ? unit.isNumbered : true);
    const cut = isCandidate ? findCut(text, unit, delimiter, SHORTEST_LIKE_TEXT) : null;
    return cut === null ? [unit] : part(unit, cut);
  });
}

/** Only where nothing else stands between the lines: first sentences are often as short as titles are. */
function splitStoppedTitles(text: string, units: readonly Unit[], candidates: readonly Unit[]): Unit[] {
  const first = units.indexOf(candidates[0] as Unit);
  const items: Unit[] = [];
  for (let at = first, left = candidates.length; left > 0; at++) {
    const unit = units[at] as Unit;
    if (unit === candidates[candidates.length - left]) left--;
    if (unit.gap >= 0) items.push(unit);
  }
  const starts = findStoppedTitles(text, items);
  if (starts === null) return [...units];
  return units.flatMap((unit) => {
    const textStart = starts.get(unit);
    return textStart === undefined
      ? [unit]
      : part(unit, { titleEnd: trimSpan(text, unit.start, textStart).end, textStart });
  });
}

function part(unit: Unit, { titleEnd, textStart }: Cut): Unit[] {
  return [
    { ...unit, end: titleEnd },
    { ...unit, start: textStart, gap: -1, isNumbered: false },
  ];
}

/** The one that parts the most lines; of those that part as many, the first. */
function chooseDelimiter(text: string, candidates: readonly Unit[]): Delimiter | null {
  let best: Delimiter | null = null;
  let most = 0;
  for (const delimiter of DELIMITERS) {
    const parted = countParted(text, candidates, delimiter, most);
    if (parted <= most) continue;
    best = delimiter;
    most = parted;
  }
  return best;
}

/**
 * How many lines are parted so; 0 unless most are, more than are known to be by another, and most of them behind more
 * than one word, which may be a dateline or a speaker.
 */
function countParted(text: string, candidates: readonly Unit[], delimiter: Delimiter, known: number): number {
  const misses = candidates.length - Math.max(FEWEST, SHARE * candidates.length, known + 1);
  let missed = 0;
  let short = 0;
  for (const unit of candidates) {
    const cut = findCut(text, unit, delimiter, SHORTEST_TEXT);
    if (cut !== null && STOP.test(text.slice(cut.textStart, unit.end))) {
      if (!hasWords(text.slice(unit.start, cut.titleEnd))) short++;
      continue;
    }
    missed++;
    if (missed > misses) return 0;
  }
  const parted = candidates.length - missed;
  return short * 2 < parted ? parted : 0;
}

/** The first place before a capital letter, else the first; of colons, which titles have themselves, the last one. */
function findCut(text: string, unit: Unit, { signs, places, isLast }: Delimiter, shortest: number): Cut | null {
  const head = text.slice(unit.start, Math.min(unit.end, unit.start + REACH));
  let best: Cut | null = null;
  if (!signs.test(head)) return null;
  for (const { 0: parted, index } of head.matchAll(places)) {
    const title = head.slice(0, index);
    if (!isTitle(title)) break;
    const isQuote = parted === '' && head[index] === '"' && title.split('"').length % 2 === 0;
    const titleEnd = unit.start + index + (isQuote ? 1 : 0);
    const textStart = titleEnd + parted.length;
    if (unit.end - textStart < shortest * scaleOf(text, unit)) break;
    const isCapital = CAPITAL.test(text.slice(textStart, textStart + 3));
    if (best === null || isCapital) best = { titleEnd, textStart };
    if (isCapital && !isLast) break;
  }
  return best;
}

/** Whether most long lines have a short one over them that stands nowhere else. */
function haveTitles(text: string, units: readonly Unit[]): boolean {
  const times = new Map<string, number>();
  for (const { key } of units) times.set(key, (times.get(key) ?? 0) + 1);
  let long = 0;
  let titled = 0;
  units.forEach((unit, index) => {
    if (unit.gap < 0 || !isLong(text, unit)) return;
    long++;
    const before = units[index - 1];
    if (before === undefined || unit.gap > 1 || isLong(text, before)) return;
    if (before.gap >= 0 && times.get(before.key) === 1) titled++;
  });
  return titled * 2 > long;
}

function isLong(text: string, unit: Unit): boolean {
  return unit.end - unit.start >= SHORTEST_LINE * scaleOf(text, unit);
}

/** Wide scripts say as much in fewer characters. */
function scaleOf(text: string, unit: Unit): number {
  return (classOf(text.charCodeAt(unit.start)) & WIDE) === 0 ? 1 : 0.4;
}

/** A dateline ("PARIS, 3 May -") is none, nor is what holds a whole sentence. */
function isTitle(head: string): boolean {
  if (head.length < 2 || /\p{L}{3}\.\s/u.test(head) || DATELINE.test(head)) return false;
  const words = head.replace(CLOCK, '');
  return !/\p{Nd}/u.test(words) || rateDate(words) < 2;
}

function hasWords(head: string): boolean {
  return /\S\s+\S/u.test(head) || /[\u3040-\u9fff]/u.test(head);
}
