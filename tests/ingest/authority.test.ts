import { describe, expect, test } from 'vitest';
import { parseAuthority } from '../../packages/ingest/src/authority.ts';
import { formatJsonProblem } from '../../packages/ingest/src/json-place.ts';

function entriesOf(entities: unknown) {
  const result = parseAuthority(JSON.stringify({ entities }), 'authority.json');
  if ('problems' in result) throw new Error(result.problems.map(formatJsonProblem).join('\n'));
  return result.entries;
}

/** An authority file with one entity a line, from line 2. */
function problemsOf(...entities: string[]): string[] {
  const result = parseAuthority(`{"entities": [\n${entities.join(',\n')}\n]}`, 'authority.json');
  return 'problems' in result ? result.problems.map(formatJsonProblem) : [];
}

const PLACE = { id: 'northport', kind: 'PLACE', prefLabel: 'Northport' };

describe('entities', () => {
  test('may have an ID, a kind and a preferred label only', () => {
    expect(entriesOf([PLACE])).toEqual([
      { ...PLACE, altLabel: [], hiddenLabel: [], notLabel: [], sameAs: [], broader: [] },
    ]);
  });

  test('may give a single string for a list, as JSON-LD does', () => {
    const listed = {
      altLabel: ['North Port'],
      hiddenLabel: ['Northprot'],
      notLabel: ['Port'],
      sameAs: ['https://example.org/1'],
      broader: ['coast'],
    };
    const single = Object.fromEntries(Object.entries(listed).map(([key, [value]]) => [key, value]));
    const coast = { id: 'coast', kind: 'PLACE', prefLabel: 'The Coast' };
    expect(entriesOf([{ ...PLACE, ...single }, coast])).toEqual(entriesOf([{ ...PLACE, ...listed }, coast]));
    expect(entriesOf([{ ...PLACE, ...listed }, coast])[1]).toMatchObject(listed);
  });

  test('come in the order of their IDs, their labels sorted, each once', () => {
    const entries = entriesOf([
      { ...PLACE, altLabel: ['b', ' a ', 'b'] },
      { ...PLACE, id: 'a' },
    ]);
    expect(entries.map(({ id }) => id)).toEqual(['a', 'northport']);
    expect(entries[1]?.altLabel).toEqual(['a', 'b']);
  });

  test('may have URLs as IDs and labels in any script', () => {
    expect(entriesOf([{ id: 'https://example.org/entity/1', kind: 'WORK', prefLabel: 'شاهنامه' }])).toMatchObject([
      { prefLabel: 'شاهنامه' },
    ]);
  });
});

describe('faults name file, line, column and what was expected', () => {
  test.each([
    ['{"id": "a", "kind": "PLACE"}', '2:1: The key "prefLabel" is missing.'],
    [
      '{"id": "a", "kind": "City", "prefLabel": "A"}',
      '2:21: Expected one of: PERSON, ORGANIZATION, PLACE, EVENT, WORK.',
    ],
    ['{"id": "a", "kind": "PLACE", "prefLabel": ""}', '2:43: Expected a label that is not empty.'],
    [
      '{"id": "a", "kind": "PLACE", "prefLabel": "A", "altLabel": ["B", "\\t"]}',
      '2:66: Expected a label that is not empty.',
    ],
    [
      '{"id": "a", "kind": "PLACE", "prefLabel": "A", "altLabel": {"en": "B"}}',
      '2:60: Expected a label that is not empty.',
    ],
    ['{"id": "a b", "kind": "PLACE", "prefLabel": "A"}', '2:8: Expected an ID: a string without white space.'],
    ['{"id": "", "kind": "PLACE", "prefLabel": "A"}', '2:8: Expected an ID: a string without white space.'],
    [
      '{"id": "a", "kind": "PLACE", "prefLabel": "A", "sameAs": "wd:1"}',
      '2:58: Expected an absolute URL that begins with http:// or https://.',
    ],
    [
      '{"id": "a", "kind": "PLACE", "prefLabel": "A", "broader": ["b"]}',
      '2:59: No entity of this file has the ID "b".',
    ],
    ['{"id": "a", "kind": "PLACE", "prefLabel": "A", "broader": "a"}', '2:59: "a" would be wider than itself.'],
    [
      '{"id": "a", "kind": "PLACE", "prefLabel": "A", "altLabel": "B", "notLabel": "B"}',
      '2:77: "B" is a label and a notLabel of the same entity.',
    ],
    [
      '{"id": "a", "kind": "PLACE", "preflabel": "A", "prefLabel": "A"}',
      '2:43: Unknown key "preflabel". Expected one of: id, kind, prefLabel, altLabel, hiddenLabel, notLabel, sameAs, broader.',
    ],
    ['"Northport"', '2:1: Expected an entity: an object with "id", "kind" and "prefLabel".'],
  ])('%s', (entity, expected) => {
    expect(problemsOf(entity)).toEqual([`authority.json:${expected}`]);
  });

  test('an ID that stands twice', () => {
    const entity = JSON.stringify(PLACE);
    expect(problemsOf(entity, entity)).toEqual(['authority.json:3:7: Another entity has the ID "northport".']);
  });

  test('a circle of wider entities, at each entity of it', () => {
    const entity = (id: string, broader: string) => JSON.stringify({ id, kind: 'PLACE', prefLabel: id, broader });
    const faults = problemsOf(entity('a', 'b'), entity('b', 'c'), entity('c', 'b'));
    expect(faults.map((fault) => fault.slice(0, 17))).toEqual(['authority.json:3:', 'authority.json:4:']);
  });

  test('a comma too many', () => {
    expect(problemsOf(`${JSON.stringify(PLACE)},`)).toEqual(['authority.json:3:1: Expected a value.']);
  });
});
