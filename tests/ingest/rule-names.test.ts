import { describe, expect, test } from 'vitest';
import { findEntities } from '../../packages/ingest/src/find-entities.ts';

/** The names in a text with their kinds, in text order. */
function namesIn(text: string): string[] {
  const { entities, mentions } = findEntities(
    [{ key: 'a', language: 'en', parts: [{ kind: 'TEXT', start: 0, text }] }],
    [],
  );
  const kinds = new Map(entities.map(({ key, kind }) => [key, kind]));
  return mentions.get('a')!.map(({ start, end, entity }) => `${kinds.get(entity)}: ${text.slice(start, end)}`);
}

describe('rules find', () => {
  test.each([
    [
      'a company by its form of law',
      'Two ships of Orvane Marble plc sank on Monday.',
      'ORGANIZATION: Orvane Marble plc',
    ],
    ['a state behind a party', 'The bill of Sen. Ann Marsh, D-Ohio, was lost.', 'PLACE: Ohio'],
    ['a surname of two words whole', 'The singer Helen Chivers-Lane lives in Oslo.', 'PERSON: Helen Chivers-Lane'],
    [
      'a surname with a particle behind a title',
      'On Monday Mr van Rensburg thanked his father.',
      'PERSON: van Rensburg',
    ],
    [
      'a short name of a widely known organization that the text names',
      'General Motors sold 40 cars in Lyon. On Friday GM closed a plant there.',
      'ORGANIZATION: GM',
    ],
    [
      'a name with an apostrophe inside',
      'Fighters of Hay’at al-Marj left Idlib on Sunday, said the mayor.',
      'ORGANIZATION: Hay’at al-Marj',
    ],
  ])('%s', (_, text, expected) => {
    expect(namesIn(text)).toContain(expected);
  });

  test('two persons whom a hyphen joins', () => {
    const names = namesIn(
      'Ann Marsh met Olaf Vinter in Oslo on Monday. Marsh and Vinter smiled. The Marsh-Vinter talks took two days.',
    );
    expect(names).not.toContain('PERSON: Marsh-Vinter');
  });

  test('no short name in small letters or within another name', () => {
    const names = namesIn('The World Health Organization met in Geneva. Who was there? The men who came said nothing.');
    expect(names.filter((name) => /: who$/i.test(name))).toEqual([]);
  });
});
