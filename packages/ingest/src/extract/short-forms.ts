import type { Candidate } from './candidate.ts';
import { CITY, COUNTRY, DEMONYM, demonyms, knownNames, ORGANIZATION, REGION } from './known-words.ts';
import type { PartScan } from './scan-document.ts';
import { TEAMS_OF_PLACES } from './tables/teams.ts';
import { isCapital, type Tokens } from './tokens.ts';

/** Two mentions of a document, by their numbers in text order: all that is called as the one means the other. */
export interface ShortForm {
  readonly short: number;
  readonly long: number;
}

const teamsOf = new Map(
  TEAMS_OF_PLACES.map(({ place, teams }) => [place.toLowerCase(), new Set(teams.map((team) => team.toLowerCase()))]),
);
const placesOf = new Map<string, string[]>();
for (const [place, teams] of teamsOf)
  for (const team of teams) placesOf.set(team, [...(placesOf.get(team) ?? []), place]);

/** The places that a team of this name may play for, in small letters. */
export const placesOfTeam = (team: string): readonly string[] => placesOf.get(team) ?? [];

const MINISTRY_OF = /^(ministry|department) of (?:the )?(.+)$/;
/** All white space but single spaces, and hyphens. */
const UNEVEN = /[^\S ]|-| {2}/;

/** What a name is told by here: its words in small letters, "Ministry of Trade" as "Trade Ministry". */
export function wordsOf({ text, start, end }: Tokens, from: number, to: number): string {
  const words = text.slice(start[from]!, end[to - 1]!).toLowerCase();
  if (to - from === 1) return words;
  const even = UNEVEN.test(words) ? words.replace(/[\s-]+/g, ' ') : words;
  return even.startsWith('ministry ') || even.startsWith('department ') ? even.replace(MINISTRY_OF, '$2 $1') : even;
}

/**
 * Organizations that go on without the place or the people that their name began with ("Testland Coast Guard", "Coast
 * Guard"), and teams that are called by their place where the document names one of its teams only.
 */
export function findShortForms(
  parts: readonly PartScan[],
  chosen: readonly (readonly Candidate[])[],
): readonly ShortForm[] {
  if (!chosen.some(namesOrganization)) return [];
  const found: ShortForm[] = [];
  const organizations = new Map<string, number>();
  const tails = new Map<string, { readonly name: string; readonly long: number } | null>();
  let number = 0;
  for (let i = 0; i < chosen.length; i++) {
    const { tokens } = parts[i]!;
    for (const { kind, from, to } of chosen[i]!) {
      const at = number++;
      if (kind !== 'ORGANIZATION') continue;
      const name = wordsOf(tokens, from, to);
      if (!organizations.has(name)) organizations.set(name, at);
      const known = tails.get(name);
      if (known) found.push({ short: at, long: known.long });
      const tailFrom = afterPlace(tokens, from, to);
      if (tailFrom === from) continue;
      const tail = wordsOf(tokens, tailFrom, to);
      const other = tails.get(tail);
      // What two organizations of two places could be called means neither.
      if (other === undefined && !organizations.has(tail)) tails.set(tail, { name, long: at });
      else if (other?.name !== name) tails.set(tail, null);
    }
  }
  for (const team of findTeams(organizations)) found.push(team);
  return found;
}

const namesOrganization = (candidates: readonly Candidate[]): boolean =>
  candidates.some(({ kind }) => kind === 'ORGANIZATION');

function findTeams(organizations: ReadonlyMap<string, number>): ShortForm[] {
  const found: ShortForm[] = [];
  for (const [name, short] of organizations) {
    const teams = teamsOf.get(name);
    if (!teams) continue;
    const [team, ...others] = [...organizations].filter(([other]) => teams.has(other));
    if (team && others.length === 0) found.push({ short, long: team[1] });
  }
  return found;
}

const LEADS: ReadonlySet<number> = new Set([CITY, COUNTRY, DEMONYM, REGION]);
const UNIONS = /^(?:un|u\.n\.?|eu|united nations|european union)$/;

/** Where an organization's name goes on behind the places and peoples that it begins with; `from` where no name is left. */
export function afterPlace(tokens: Tokens, from: number, to: number): number {
  let at = from;
  for (let next = leadEnd(tokens, at, to); next > at; next = leadEnd(tokens, at, to)) at = next;
  const isName = to - at > 1 && isCapital(tokens.kind[at]!) && isCapital(tokens.kind[to - 1]!);
  return isName ? at : from;
}

function leadEnd(tokens: Tokens, from: number, to: number): number {
  const { hash } = tokens;
  let lead = demonyms.has(hash[from]!) ? from + 1 : from;
  let end = from;
  for (let name = knownNames.follow(hash, end++, to); name; name = knownNames.follow(hash, end++, to, name)) {
    if (name.value === undefined) continue;
    const isUnion = name.value === ORGANIZATION && UNIONS.test(wordsOf(tokens, from, end));
    if (LEADS.has(name.value) || isUnion) lead = end;
  }
  return lead;
}
