import { describe, expect, test } from 'vitest';
import { findEntities } from '../../packages/ingest/src/find-entities.ts';
import type { AuthorityEntry, Document } from '../../packages/ingest/src/model.ts';

const article = (key: string, text: string, title?: string, language: string | null = 'en'): Document => ({
  key,
  language,
  parts: title
    ? [
        { kind: 'TITLE', start: 0, text: title },
        { kind: 'TEXT', start: title.length + 2, text },
      ]
    : [{ kind: 'TEXT', start: 0, text }],
});

const entry = (id: string, kind: AuthorityEntry['kind'], prefLabel: string, more: Partial<AuthorityEntry> = {}) => ({
  id,
  kind,
  prefLabel,
  altLabel: [],
  hiddenLabel: [],
  notLabel: [],
  sameAs: [],
  broader: [],
  ...more,
});

/** The names of each entity, and its kind: `{ 'PERSON: Jane Smith, Smith' }`, sorted. */
function entitiesOf(documents: readonly Document[], authority: readonly AuthorityEntry[] = []): string[] {
  const { entities, mentions } = findEntities(documents, authority);
  const names = new Map(entities.map(({ key }) => [key, new Set<string>()]));
  for (const document of documents) {
    for (const { start, end, entity } of mentions.get(document.key)!) {
      const part = document.parts.findLast((one) => one.start <= start)!;
      names.get(entity)!.add(part.text.slice(start - part.start, end - part.start));
    }
  }
  return entities.map(({ key, kind }) => `${kind}: ${[...names.get(key)!].sort().join(', ')}`).sort();
}

describe('names become entities', () => {
  test('a long form and the acronyms defined for it are one', () => {
    const found = entitiesOf([
      article('a', 'The River Council of Testland (RCT/RCTL) met in Paris on Monday. Members of the RCT voted.'),
      article('b', 'The RCTL published its report in London.'),
    ]);
    expect(found).toContain('ORGANIZATION: RCT, RCTL, River Council of Testland');
  });

  test('"also known as" joins, a description after it does not', () => {
    const found = entitiesOf([
      article('a', 'The Northern Harbour Union (NHU) aka NHX met in Oslo. The NHX said it would stay.'),
      article('b', 'The Northern Harbour Union, aka the Miller cult or Brown’s private army, met in Oslo on Friday.'),
    ]);
    expect(found).toContain('ORGANIZATION: NHU, NHX, Northern Harbour Union');
    expect(found.join('\n')).not.toMatch(/cult|army/);
  });

  test('a surname is read as the full name of its article', () => {
    const found = entitiesOf([
      article('a', 'Jane Whitlock arrived in Berlin. Ms. Whitlock said that the talks had begun.'),
      article('b', 'Robert Whitlock lives in Madrid. Whitlock told the BBC that he was well.'),
    ]);
    expect(found).toContain('PERSON: Jane Whitlock, Whitlock');
    expect(found).toContain('PERSON: Robert Whitlock, Whitlock');
  });

  test('of two persons of one surname it means the one whom the article names most', () => {
    const found = entitiesOf([
      article(
        'a',
        'Maria Whitlock lives in Oslo. Her father, Peter Whitlock, lives in Rome. Whitlock said that she would stay.',
      ),
    ]);
    expect(found).toContain('PERSON: Maria Whitlock, Whitlock');
    expect(found).toContain('PERSON: Peter Whitlock');
  });

  test('an article and a father’s name belong to the word after them', () => {
    const found = entitiesOf([
      article(
        'a',
        'Mr Omar Hassan al-Masri met Mr Abu Hamza al-Halabi in Oslo. Mr al-Masri and Mr Abu Hamza did not agree.',
      ),
    ]);
    expect(found).toContain('PERSON: Omar Hassan al-Masri, al-Masri');
    expect(found).toContain('PERSON: Abu Hamza, Abu Hamza al-Halabi');
  });

  test('an acronym that nobody spells out is the one organization of these initials', () => {
    const found = entitiesOf([
      article('a', 'Officers of the Harbour Protection Agency came to Oslo on Monday. The HPA has no ships.'),
    ]);
    expect(found).toContain('ORGANIZATION: HPA, Harbour Protection Agency');
  });

  test('brackets after a person’s name define no acronym', () => {
    const found = entitiesOf([
      article('a', 'Jane Whitlock (U.S.) beat Ann Alder (SWE) in the final in Oslo on Monday.'),
    ]);
    expect(found).toContain('PERSON: Jane Whitlock');
    expect(found.join('\n')).not.toMatch(/ORGANIZATION: .*U\.S\./);
  });

  test('spellings of one name are one, different given names are not', () => {
    const found = entitiesOf([
      article('a', 'Massoud Kazemi spoke in Vienna. Mr. Kazemi left on Sunday.'),
      article('b', 'Masud Kazemi wrote to the mayor of Vienna.'),
      article('c', 'Maryam Kazemi wrote to the mayor of Rome.'),
    ]);
    expect(found).toContain('PERSON: Kazemi, Massoud Kazemi, Masud Kazemi');
    expect(found).toContain('PERSON: Maryam Kazemi');
  });

  test('short names one letter apart stay apart', () => {
    const found = entitiesOf([
      article('a', 'She flew from Iran to Iraq, then to Oman and to Amman. Austria and Australia were next.'),
    ]);
    for (const name of ['Iran', 'Iraq', 'Oman', 'Amman', 'Austria', 'Australia'])
      expect(found).toContain(`PLACE: ${name}`);
  });

  test('a country’s short names are the country', () => {
    expect(
      entitiesOf([article('a', 'He moved from the UK to the United Kingdom’s neighbour, then back to Britain.')]),
    ).toEqual(['PLACE: Britain, UK, United Kingdom']);
  });

  test('words that name a couple are two mentions with one span', () => {
    const text =
      'Peter Lindqvist opened the school in Stockholm. A letter was sent by Mr and Mrs Lindqvist to the town.';
    const { mentions } = findEntities([article('a', text)], []);
    const at = text.lastIndexOf('Lindqvist');
    const couple = mentions.get('a')!.filter(({ start }) => start === at);
    expect(couple).toHaveLength(2);
    expect(new Set(couple.map(({ entity }) => entity)).size).toBe(2);
    expect(couple.every(({ end }) => end === at + 'Lindqvist'.length)).toBe(true);
  });

  test('peoples and days are no entities', () => {
    expect(entitiesOf([article('a', 'On Friday the French and the Iranians met Buddhist monks.')])).toEqual([]);
  });

  test('a generic head belongs to the name beside it', () => {
    const found = entitiesOf([
      article('a', 'Thousands live in Camp Meridian near Lagos. The road to Meridian camp is closed.'),
      article('b', 'Doctors reached Camp Meridian on Tuesday. Water is short in Meridian, they said.'),
    ]);
    expect(found).toContain('PLACE: Camp Meridian, Meridian, Meridian camp');
  });
});

describe('the authority file', () => {
  const council = entry('council', 'ORGANIZATION', 'River Council', { altLabel: ['RC', 'the old council'] });

  test('gives its entries their mentions, in any language', () => {
    const documents = [
      article('a', 'Der River Council tagte. RC schweigt.', undefined, 'de'),
      article('b', 'The River Council met.'),
    ];
    const { entities, mentions } = findEntities(documents, [council]);
    expect(entities).toEqual([{ key: 'council', kind: 'ORGANIZATION', authorityId: 'council' }]);
    expect(mentions.get('a')).toHaveLength(2);
  });

  test('keeps away what a notLabel forbids', () => {
    const documents = [article('a', 'Anna Larsson met Ana Larsson in Uppsala. Ana Larsson is a doctor.')];
    const known = entry('anna', 'PERSON', 'Anna Larsson', { notLabel: ['Ana Larsson'] });
    expect(entitiesOf(documents, [known])).toContain('PERSON: Ana Larsson');
  });

  test('leaves out entries that no text names', () => {
    expect(findEntities([article('a', 'Nothing is named here.')], [council]).entities).toEqual([]);
  });
});

describe('the archive as a whole', () => {
  const documents = [
    article(
      'a',
      'The Northern Harbour Union (NHU) met in Oslo. Jane Whitlock spoke.',
      'Whitlock Speaks to NHU Members',
    ),
    article('b', 'Masud Kazemi and Maryam Kazemi left Vienna for the US.'),
    article('c', 'Massoud Kazemi wrote to Robert Whitlock. The NHU did not answer.'),
    article('d', 'She flew from Iran to Iraq with Mr and Mrs Kazemi.'),
  ];

  test('is read alike in any order of its documents', () => {
    const { entities, mentions, evidence } = findEntities(documents, []);
    const turned = findEntities([...documents].reverse(), []);
    expect(turned.entities).toEqual(entities);
    expect(turned.evidence).toEqual(evidence);
    for (const { key } of documents) expect(turned.mentions.get(key)).toEqual(mentions.get(key));
  });

  test('says why names were joined', () => {
    const { evidence } = findEntities(documents, []);
    expect(evidence).toContainEqual(
      expect.objectContaining({ rule: 'DEFINITION', name: 'nhu', other: 'northern harbour union', document: 'a' }),
    );
    expect(evidence).toContainEqual(expect.objectContaining({ rule: 'SPELLING' }));
  });

  test('has keys that tell an entity by its content', () => {
    const alone = findEntities([documents[1]!], []).entities.map(({ key }) => key);
    const together = findEntities(documents, []).entities.map(({ key }) => key);
    expect(together).toEqual(expect.arrayContaining(alone));
  });

  test('keeps weak candidates for who asks for them', () => {
    const count = (minConfidence: number): number =>
      [...findEntities(documents, [], { minConfidence }).mentions.values()].flat().length;
    expect(count(0)).toBeGreaterThanOrEqual(count(0.4));
    expect(count(0.4)).toBeGreaterThan(count(1.1));
    expect(count(1.1)).toBe(0);
  });

  test('in another language is left to the authority file', () => {
    const german = documents.map((document) => ({ ...document, language: 'de' }));
    expect(entitiesOf(german).filter((entity) => entity.startsWith('PERSON'))).toEqual([]);
  });
});
