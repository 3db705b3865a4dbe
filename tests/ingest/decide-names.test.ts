import { describe, expect, test } from 'vitest';
import { decideDocument } from '../../packages/ingest/src/decide-document.ts';
import { askedPhrases, askedWords } from '../../packages/ingest/src/extract/asked-verdicts.ts';
import { buildAuthorityTrie } from '../../packages/ingest/src/extract/authority-trie.ts';
import { countVotes } from '../../packages/ingest/src/extract/count-votes.ts';
import { judgeVotes } from '../../packages/ingest/src/extract/judge-votes.ts';
import { packScan, unpackScan } from '../../packages/ingest/src/extract/pack-scan.ts';
import { type DocumentScan, scanDocument } from '../../packages/ingest/src/extract/scan-document.ts';
import { judgePhrase, judgeWord } from '../../packages/ingest/src/extract/verdicts.ts';
import {
  noVotes,
  noWordVotes,
  PHRASE_COLUMNS,
  type Votes,
  WORD_COLUMNS,
} from '../../packages/ingest/src/extract/votes.ts';
import { englishTagger } from '../../packages/ingest/src/extract/weights.ts';
import type { Document } from '../../packages/ingest/src/model.ts';
import { sampleAuthority, sampleDocuments } from './measure-sample.ts';

const invented: Document[] = [
  'The River Council of Testland (RCT/RCTL) met in Paris on Monday. Members of the RCT voted.',
  'Jane Whitlock lives near Camp Meridian. The Whitlocks moved there with Mr and Mrs Alder in May.',
  'Water is short in Meridian, said the Red Cross and the RCTL. Whitlock did not answer.',
  'RIVER COUNCIL ANSWERS WHITLOCK',
  'Meridian Harbour Trust, the Meridian Sailing Club and Al-Amara Press wrote to the mayor of Al-Amara.',
  'In al-Amara the meridian is drawn on the floor; a whitlock is a tool.',
].map((text, i) => ({
  key: `invented ${i}`,
  language: i === 3 ? null : 'en',
  parts: [
    { kind: 'TITLE', start: 0, text: 'A Letter from Testland' },
    { kind: 'TEXT', start: 24, text },
  ],
}));
const documents = [...invented, ...sampleDocuments()];
const authority = buildAuthorityTrie(sampleAuthority());
const scans = documents.map((document) => scanDocument(document, authority, englishTagger()));

const countAll = (all: readonly DocumentScan[]): Votes => {
  const votes = noVotes();
  for (const scan of all) countVotes(scan, votes);
  return votes;
};
const verdicts = judgeVotes(countAll(scans));

/** Votes without what is all noughts, in an order of their own. */
const told = ({ words, phrases }: Votes) => ({
  words: [...words].filter(([, counts]) => counts.some((count) => count !== 0)).sort(([a], [b]) => a - b),
  phrases: [...phrases].filter(([, { counts }]) => counts.some((count) => count !== 0)).sort(([a], [b]) => a - b),
});

describe('a packed scan', () => {
  test('is decided on as the scan itself, and votes alike', () => {
    for (const scan of scans) {
      const unpacked = unpackScan(scan.document, packScan(scan), authority);
      expect(unpacked).toEqual(scan);
      expect(countVotes(unpacked)).toEqual(countVotes(scan));
      expect(decideDocument(unpacked, verdicts, 0)).toEqual(decideDocument(scan, verdicts, 0));
    }
  });

  test('takes a few bytes a name', () => {
    const names = scans.flatMap(({ parts }) => parts.flatMap(({ tagged, passedOver }) => [...tagged, ...passedOver]));
    const size = scans.reduce((sum, scan) => sum + packScan(scan).length, 0);
    expect(names.length).toBeGreaterThan(300);
    expect(size / names.length).toBeLessThan(6);
  });
});

describe('votes', () => {
  test('add up in any order, and are taken away exactly', () => {
    const forward = countAll(scans);
    const backward = countAll([...scans].reverse());
    expect(told(backward)).toEqual(told(forward));
    for (const scan of scans.slice(5)) countVotes(scan, forward, -1);
    expect(told(forward)).toEqual(told(countAll(scans.slice(0, 5))));
  });

  test('are whole numbers, one a column', () => {
    const { words, phrases } = countAll(scans);
    for (const counts of words.values()) {
      expect(counts).toHaveLength(WORD_COLUMNS.length);
      expect(counts.every(Number.isSafeInteger)).toBe(true);
    }
    for (const [key, { first, counts }] of phrases) {
      expect(Number.isSafeInteger(key)).toBe(true);
      expect(counts).toHaveLength(PHRASE_COLUMNS.length);
      expect(counts.every(Number.isSafeInteger)).toBe(true);
      expect(words.get(first)![WORD_COLUMNS.indexOf('opens')]).toBeGreaterThan(0);
    }
  });
});

const counts = (given: Partial<Record<(typeof WORD_COLUMNS)[number], number>>): number[] => {
  const word = noWordVotes();
  for (const [column, count] of Object.entries(given))
    word[WORD_COLUMNS.indexOf(column as (typeof WORD_COLUMNS)[number])] = count;
  return word;
};

describe('a verdict', () => {
  test('on what was never seen is nought', () => {
    expect(judgeWord(noWordVotes())).toBe(0);
    expect(judgePhrase({ first: 1, counts: PHRASE_COLUMNS.map(() => 0) })).toBe(0);
  });

  test('seldom changes as counts grow', () => {
    const seen = new Set<number>();
    for (let times = 20; times < 2000; times++)
      seen.add(judgeWord(counts({ inside: 9 * times, lower: times, capital: 10 * times, place: 8123 * times })));
    expect(seen.size).toBe(1);
  });

  test('is one whether a word is seen ten times or ten thousand times in lower case', () => {
    expect(judgeWord(counts({ lower: 10 }))).toBe(judgeWord(counts({ lower: 10_000, inside: 200, capital: 900 })));
    expect(judgeWord(counts({ lower: 10 }))).not.toBe(judgeWord(counts({ inside: 10, capital: 10 })));
  });
});

describe('deciding', () => {
  test('asks for the words and phrases that it is said to ask for, and for no other', () => {
    for (const scan of scans) {
      const words = askedWords(scan);
      const phrases = askedPhrases(scan, verdicts);
      const asked = { words: new Set<number>(), phrases: new Set<number>() };
      decideDocument(
        scan,
        {
          word: (hash) => {
            asked.words.add(hash);
            return verdicts.word(hash);
          },
          phrase: (key) => {
            asked.phrases.add(key);
            return verdicts.phrase(key);
          },
        },
        0,
      );
      expect([...asked.words].filter((hash) => !words.has(hash))).toEqual([]);
      expect([...asked.phrases].filter((key) => !phrases.has(key))).toEqual([]);
    }
  });

  test('gives the same where only documents that share no changed word are left as they were', () => {
    const before = judgeVotes(countAll(scans.slice(0, -12)));
    const votes = countAll(scans);
    const changed = new Set<number>();
    for (const hash of votes.words.keys()) if (before.word(hash) !== verdicts.word(hash)) changed.add(hash);
    for (const [key, { first }] of votes.phrases) if (before.phrase(key) !== verdicts.phrase(key)) changed.add(first);
    const untouched = scans.filter((scan) => [...askedWords(scan)].every((hash) => !changed.has(hash)));
    expect(changed.size).toBeGreaterThan(50);
    expect(untouched.length).toBeGreaterThan(2);
    for (const scan of untouched) expect(decideDocument(scan, before, 0)).toEqual(decideDocument(scan, verdicts, 0));
  });

  test('takes an acronym that some text spells out for a name, in a headline by its mixed case', () => {
    const acronym = judgeWord(counts({ inside: 17, capital: 19, defined: 1, organization: 6854 }));
    const found = (text: string): string[] => {
      const document: Document = { key: 'a', language: null, parts: [{ kind: 'TITLE', start: 0, text }] };
      const scan = scanDocument(document, authority, englishTagger());
      const untagged = { ...scan, parts: scan.parts.map((part) => ({ ...part, tagged: [], passedOver: [] })) };
      return decideDocument(untagged, { word: () => acronym, phrase: () => 0 }, 0.4).names.mentions.map(
        ({ name }) => name,
      );
    };
    expect(found('First Letters of NhU’s Harbour Office Arrive')).toEqual(['NhU']);
    expect(found('FIRST LETTERS OF NHU HARBOUR OFFICE ARRIVE')).toEqual([]);
    expect(found('The first letters of the NHU arrived.')).toEqual(['NHU']);
  });

  test('on names that were brought asks for nothing', () => {
    const document = { ...invented[0]!, brought: [{ start: 24, end: 30, kind: 'PLACE' as const, confidence: 0.5 }] };
    const scan = scanDocument(document, authority, englishTagger());
    expect([...askedWords(scan), ...askedPhrases(scan, verdicts)]).toEqual([]);
    expect(decideDocument(scan, verdicts, 0.4).names.mentions).toHaveLength(1);
  });
});
