import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareCodePoints, foldText, normalizeText, slugify } from '../../packages/ingest/src/text.ts';
import { countWords, words } from '../../packages/ingest/src/words.ts';

const anyText = fc.string({ unit: 'binary', maxLength: 40 });
// Characters that decompose, join, vanish or grow when they are folded.
const trickyText = fc
  .array(
    fc.constantFrom(
      ...'aAe\u0301\u00e9\u0130\u0131\u00df\ufb01\u1e9e\u03a3\u03c2\u0645\u0640\u064e\u200c\u00ad \u00a0\n\u2019\u00b4\u2033\u2014\u1100\u1161\u11a8\uac00\u3131\u314f\u304b\u3099\uff76\uff9e\u0915\u093f\u0149\ufdfa\u00bd\u{1d400}\u{1f642}\u09c7\u09be\u0e33\u00a8\ud800',
    ),
    { maxLength: 12 },
  )
  .map((characters) => characters.join(''));
const runs = { numRuns: 3000, seed: 1 };

describe('foldText', () => {
  test.each([
    ['case', 'Straße ΟΔΟΣ İstanbul ISPARTA ısparta', 'strasse οδοσ istanbul isparta isparta'],
    ['diacritics', 'Ångström Ñandú Škoda Việt Ёлка', 'angstrom nandu skoda viet елка'],
    ['letters without decomposition', 'Søren Łódź Þór Æsir Đorđe cœur', 'soren lodz thor aesir dorde coeur'],
    ['quotation marks', '“a” „b‟ «c» ″d″', '"a" "b" "c" "d"'],
    ['apostrophes', '‘a’ b′s c`s d´s Maʿruf Qurʼan', "'a' b's c's d's ma'ruf qur'an"],
    ['dashes', 'a‐b‑c‒d–e—f―g−h', 'a-b-c-d-e-f-g-h'],
    ['white space', ' \t a\u00a0\r\n\u2003b ', 'a b'],
    ['compatibility forms', 'ﬁne Ｆｕｌｌ ① ™ …', 'fine full 1 tm ...'],
    ['invisible characters', 'co\u00adop\ufeff \u200eleft\u200f', 'coop left'],
    ['Arabic vowel signs, stretchers and hamza', 'مُحَمَّد مـحـمـد أحمد', 'محمد محمد احمد'],
    ['Arabic codes of Persian letters', 'علي كريمي', 'علی کریمی'],
    ['Hebrew points', 'שָׁלוֹם', 'שלום'],
  ])('leaves aside %s', (_, text, folded) => {
    expect(foldText(text)).toBe(folded);
  });

  test.each([
    ['Indic vowel signs', 'हिन्दी', 'हन्द'],
    ['the voicing of kana', 'がく', 'かく'],
    ['Korean syllables', '한국', '하국'],
    ['Thai vowels', 'กิน', 'กน'],
  ])('tells apart words that differ by %s', (_, one, other) => {
    expect(foldText(one)).not.toBe(foldText(other));
    expect(foldText(one)).toBe(one);
  });

  test('is the same for a text in any normalization form', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, trickyText), (text) => {
        for (const form of ['NFC', 'NFD', 'NFKC', 'NFKD']) {
          fc.pre(!/[\u00b4\u2033\u2036]/.test(text));
          expect(foldText(text.normalize(form))).toBe(foldText(text));
        }
      }),
      runs,
    );
  });

  test('folds nothing further when done again', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, trickyText), (text) => {
        expect(foldText(foldText(text))).toBe(foldText(text));
      }),
      runs,
    );
  });
});

test('normalizeText leaves aside case, white space and the forms of quotation marks only', () => {
  expect(normalizeText(' “Café”\n it’s  HERE ')).toBe('"café" it\'s here');
  expect(normalizeText('cafe\u0301')).toBe(normalizeText('CAFÉ'));
  expect(normalizeText('cafe')).not.toBe(normalizeText('café'));
  expect(normalizeText('a-b')).not.toBe(normalizeText('a–b'));
});

describe('compareCodePoints', () => {
  test('orders as the bytes of UTF-8 do', () => {
    const pairs = fc.oneof(
      fc.tuple(anyText, anyText),
      fc.tuple(anyText, anyText, anyText).map(([a, b, c]) => [a + b, a + c] as const),
    );
    fc.assert(
      fc.property(pairs, ([a, b]) => {
        expect(Math.sign(compareCodePoints(a, b))).toBe(Buffer.compare(Buffer.from(a), Buffer.from(b)));
      }),
      runs,
    );
  });

  test('puts what lies beyond the basic plane last, where code units would not', () => {
    expect(['\u{1f642}', '\uffe6', 'a', ''].sort(compareCodePoints)).toEqual(['', 'a', '\uffe6', '\u{1f642}']);
  });
});

test.each([
  ['The Harbour Gazette', 'the-harbour-gazette'],
  ["Reader's Digest, vol. 3", 'readers-digest-vol-3'],
  ['  Straße & Söhne  ', 'strasse-sohne'],
  ['Ведомости порта', 'vedomosti-porta'],
  ['Zu\u0308rich', 'zurich'],
  ['--', 'fallback'],
  ['', 'fallback'],
])('slugify %j', (text, slug) => {
  expect(slugify(text, 'fallback')).toBe(slug);
});

describe('words', () => {
  const wordsOf = (text: string) => Array.from(words(text), ({ start, end }) => text.slice(start, end));

  test.each([
    ['The council met in 2004, twice.', ['The', 'council', 'met', 'in', '2004', 'twice']],
    ["the mayor's well-kept o’clock", ['the', "mayor's", 'well-kept', 'o’clock']],
    ["'quoted' -dash- rock 'n' roll's'", ['quoted', 'dash', 'rock', 'n', "roll's"]],
    ['a - b -- c\u2013d e/f g.h', ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']],
    ['cafe\u0301 naïve Übung', ['cafe\u0301', 'naïve', 'Übung']],
    ['می\u200cشود co\u00adop', ['می\u200cشود', 'co\u00adop']],
    ['\u{1d400}\u{1d401} \u{1f642} \u2764\ufe0f \u0301', ['\u{1d400}\u{1d401}']],
    ['B-52 3.5 $20', ['B-52', '3', '5', '20']],
    ['', []],
    ['…', []],
  ])('of %j', (text, expected) => {
    expect(wordsOf(text)).toEqual(expected);
    expect(countWords(text)).toBe(expected.length);
  });
});
