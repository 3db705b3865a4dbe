import { describe, expect, test } from 'vitest';
import { findEntities } from '../../packages/ingest/src/find-entities.ts';

/** Which mentions of one text are one entity: their words in text order, and the kind. */
function groupsOf(...texts: readonly string[]): string[] {
  const documents = texts.map((text, i) => ({
    text,
    key: `${i}`,
    language: 'en',
    parts: [{ kind: 'TEXT' as const, start: 0, text }],
  }));
  const { entities, mentions } = findEntities(documents, []);
  const words = new Map(entities.map(({ key }): [string, string[]] => [key, []]));
  for (const { key, text } of documents)
    for (const { start, end, entity } of mentions.get(key)!) words.get(entity)!.push(text.slice(start, end));
  return entities.map(({ key, kind }) => `${kind}: ${words.get(key)!.join(' | ')}`);
}

describe('a text means one by', () => {
  test.each([
    [
      'a ministry and what it is for, in either order',
      'The Ministry of Transport closed the bridge at Elmford. Transport Ministry engineers said that it was old.',
      'ORGANIZATION: Ministry of Transport | Transport Ministry',
    ],
    [
      'a service with its people before it and without',
      'The Philippine Coast Guard searched for the ferry on Sunday. The Coast Guard said that it had sunk.',
      'ORGANIZATION: Philippine Coast Guard | Coast Guard',
    ],
    [
      'a council with the union’s name before it and without',
      'The U.N. Security Council voted on Friday. Security Council members spoke until midnight.',
      'ORGANIZATION: U.N. Security Council | Security Council',
    ],
    [
      'an association and the beginning of its name',
      'The Australian League of Gardeners met in Perth. Members of the Australian League sang.',
      'ORGANIZATION: Australian League of Gardeners | Australian League',
    ],
    [
      'a party and its members',
      'The Green Party won in Aarhus on Sunday. Talks with the Greens began at once.',
      'ORGANIZATION: Green Party | Greens',
    ],
    [
      'a company with its form of law and without',
      'Two vans of Orvella burned in Turin on Monday. The shares of Orvella SpA lost four percent in Milan.',
      'ORGANIZATION: Orvella | Orvella SpA',
    ],
    [
      'a surname of two words',
      'The judge, Kofi Boateng-Mensah, spoke in Accra on Monday. Mr Boateng-Mensah said that he would sign.',
      'PERSON: Kofi Boateng-Mensah | Boateng-Mensah',
    ],
    [
      'a surname with a particle',
      'Jaco van Rensburg won in Durban on Sunday. Mr van Rensburg thanked his father.',
      'PERSON: Jaco van Rensburg | van Rensburg',
    ],
    [
      'the first two of three names',
      'Salma Nasir Omar opened a school in Erbil. Mr Hiwa and Salma Nasir spoke to the parents.',
      'PERSON: Salma Nasir Omar | Salma Nasir',
    ],
    [
      'a surname with a title that one of two persons can have',
      'Peter Lindqvist opened a school in Malmö. His wife, Anna Lindqvist, spoke. Mrs. Lindqvist thanked the teachers.',
      'PERSON: Anna Lindqvist | Lindqvist',
    ],
    [
      'a surname with a title, whatever the given name',
      'Noor Marouane opened a school in Malmö. Mrs. Marouane thanked the teachers, and a boy sang for Marouane.',
      'PERSON: Noor Marouane | Marouane | Marouane',
    ],
    [
      'what follows a servant’s word in a name',
      'Yunis Abdel Karim opened a shop in Mosul. Mr Karim said that bread was dear.',
      'PERSON: Yunis Abdel Karim | Karim',
    ],
    [
      'a team and its city, in a report of sports',
      'Boston held on to win a close game in the final minutes. Darnell Whitlow scored 31 points for the Celtics, who ' +
        'have won six games in a row this season. Boston coach Bill Karras praised his players.',
      'ORGANIZATION: Boston | Celtics | Boston',
    ],
    [
      'an organization and its own name in brackets',
      'The Harbour Security Forces (Marsana) searched the ships at Oakport. The crew of the Marsana left at noon.',
      'ORGANIZATION: Harbour Security Forces | Marsana | Marsana',
    ],
    [
      'an article that sounds as what follows',
      'The buses came from Deir ez-Zor on Sunday. The road to Deir al-Zour is open again.',
      'PLACE: Deir ez-Zor | Deir al-Zour',
    ],
    [
      'an acronym that is a word too',
      'The Western Harbour Office closed its gates in Oakport. Guards of the WHO said nothing.',
      'ORGANIZATION: Western Harbour Office | WHO',
    ],
  ])('%s', (_, text, expected) => {
    expect(groupsOf(text)).toContain(expected);
  });
});

describe('a text means two by', () => {
  const isOne = (text: string, a: string, b: string): boolean =>
    groupsOf(text).some((group) => {
      const names = group.slice(group.indexOf(': ') + 2).split(' | ');
      return names.includes(a) && names.includes(b);
    });

  test.each([
    ['Mexico', 'Mexico City', 'Flights to Mexico City were stopped on Monday. Mexico said that it was the weather.'],
    ['Gaza', 'Gaza City', 'Schools in Gaza City were closed on Sunday. In the south of Gaza they were open.'],
    ['Gaza', 'Gaza Strip', 'People in Gaza waited for bread. The Gaza Strip has three bakeries, officials said.'],
    ['Kabul', 'Kabul airport', 'Police in Kabul closed the road on Sunday. Planes could not land at Kabul airport.'],
    ['Aleppo', 'Aleppo Central Prison', 'The road from Aleppo leads to Aleppo Central Prison. In Aleppo it was calm.'],
    [
      'Ghana',
      'Ghana Cocoa Board',
      'The Ghana Cocoa Board bought the crop on Monday. Ghana sold half of it to traders in Hamburg.',
    ],
    [
      'Testland Army',
      'Free Testland Army',
      'The Free Testland Army took Oakport on Sunday. Officers of the Testland Army left the town.',
    ],
    [
      'Democratic Party',
      'Liberal Democratic Party',
      'The Liberal Democratic Party won in Oakport. The Democratic Party lost two seats in Elmford.',
    ],
    ['Ali Hassan', 'Hassan Ali', 'Judge Ali Hassan ruled in Toledo. A trader, Hassan Ali, appealed on Monday.'],
    [
      'Jordan',
      'Michael Jordan-Hayes',
      'Michael Jordan-Hayes, an envoy, flew to Amman on Sunday. Officials in Jordan said that he was welcome.',
    ],
    [
      'Arlen Historical Society',
      'Merton Historical Society',
      'The Arlen Historical Society met on Monday. The Merton Historical Society returned a gift.',
    ],
  ])('%s and %s', (a, b, text) => {
    const names = groupsOf(text).join(' | ');
    expect(names).toContain(a);
    expect(names).toContain(b);
    expect(isOne(text, a, b)).toBe(false);
  });

  test('teams of one city, where it names both', () => {
    const text =
      'New York won twice on Saturday. The Yankees scored nine runs in the game and the Mets beat their guests in the ' +
      'second game of the season. New York players were pleased.';
    expect(isOne(text, 'Yankees', 'New York')).toBe(false);
    expect(isOne(text, 'Mets', 'New York')).toBe(false);
  });

  test('organizations that share what one of two places is left out of', () => {
    const text =
      'The Arlen Coast Guard met the Syrian Coast Guard at sea. The Turkish Coast Guard was there too. The Coast Guard saw no ship.';
    expect(isOne(text, 'Syrian Coast Guard', 'Turkish Coast Guard')).toBe(false);
    expect(isOne(text, 'Syrian Coast Guard', 'Coast Guard')).toBe(false);
  });

  test('a city of two texts, each with its team', () => {
    const [celtics, bruins] = [
      'Boston won the game on Friday. The Celtics scored 101 points in the match. Boston coach Bill Karras was pleased.',
      'Boston won the game on Friday. The Bruins scored four goals in the match. Boston coach Tom Arden was pleased.',
    ];
    const groups = groupsOf(celtics, bruins);
    expect(groups).toContain('ORGANIZATION: Boston | Celtics | Boston');
    expect(groups).toContain('ORGANIZATION: Boston | Bruins | Boston');
  });
});
