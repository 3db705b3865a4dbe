import * as v from 'valibot';
import { checkJson, line, objectMessage, webUrl } from './json-check.ts';
import type { JsonProblem, JsonProblems, PlacedJson } from './json-place.ts';
import { type AuthorityEntry, ENTITY_KINDS } from './model.ts';
import { compareCodePoints } from './text.ts';

/** What an authority file says: known entities, sorted by ID. */
export interface Authority {
  readonly entries: readonly AuthorityEntry[];
}

const ENTITY_KEYS = ['id', 'kind', 'prefLabel', 'altLabel', 'hiddenLabel', 'notLabel', 'sameAs', 'broader'];
const ID = 'Expected an ID: a string without white space.';

const id = v.pipe(v.string(ID), v.regex(/^[^\s\p{Control}]+$/u, ID));
const label = v.pipe(line('Expected a label that is not empty.'), v.trim());

const entity = v.strictObject(
  {
    id,
    kind: v.picklist(ENTITY_KINDS, `Expected one of: ${ENTITY_KINDS.join(', ')}.`),
    prefLabel: label,
    altLabel: oneOrMore(label),
    hiddenLabel: oneOrMore(label),
    notLabel: oneOrMore(label),
    sameAs: oneOrMore(webUrl),
    broader: oneOrMore(id),
  },
  objectMessage('an entity: an object with "id", "kind" and "prefLabel"', ENTITY_KEYS),
);

const authority = v.strictObject(
  { entities: v.array(entity, 'Expected a list of entities.') },
  objectMessage('an object with "entities"', ['entities']),
);

/** Reads an authority file; `name` is the file's, for problems. */
export function parseAuthority(json: string, name: string): Authority | JsonProblems {
  const checked = checkJson(json, name, authority);
  if ('problems' in checked) return checked;
  const entries: readonly AuthorityEntry[] = checked.value.entities;
  const problems = [...findEntryProblems(entries, checked.problemAt)];
  if (problems.length > 0) return { problems };
  return { entries: entries.toSorted((a, b) => compareCodePoints(a.id, b.id)) };
}

// A single string where a list is expected, as JSON-LD writes SKOS. The order of labels means nothing.
function oneOrMore(schema: v.GenericSchema<string>) {
  const given: v.GenericSchema<string | string[]> = v.lazy((input) =>
    Array.isArray(input) ? v.array(schema) : schema,
  );
  return v.optional(v.pipe(given, v.transform(sortDistinct)), []);
}

function sortDistinct(values: string | string[]): string[] {
  return [...new Set([values].flat())].sort(compareCodePoints);
}

function* findEntryProblems(
  entries: readonly AuthorityEntry[],
  problemAt: PlacedJson['problemAt'],
): Generator<JsonProblem> {
  const byId = new Map<string, AuthorityEntry>();
  for (const [index, entry] of entries.entries()) {
    if (byId.has(entry.id)) yield problemAt(['entities', index, 'id'], `Another entity has the ID "${entry.id}".`);
    byId.set(entry.id, entry);
  }
  for (const [index, entry] of entries.entries()) {
    const contradiction = [entry.prefLabel, ...entry.altLabel, ...entry.hiddenLabel].find((name) =>
      entry.notLabel.includes(name),
    );
    if (contradiction !== undefined) {
      const message = `"${contradiction}" is a label and a notLabel of the same entity.`;
      yield problemAt(['entities', index, 'notLabel'], message);
    }
    const unknown = entry.broader.find((wider) => !byId.has(wider));
    if (unknown !== undefined) {
      yield problemAt(['entities', index, 'broader'], `No entity of this file has the ID "${unknown}".`);
    } else if (leadsBack(entry, byId)) {
      yield problemAt(['entities', index, 'broader'], `"${entry.id}" would be wider than itself.`);
    }
  }
}

function leadsBack(entry: AuthorityEntry, byId: ReadonlyMap<string, AuthorityEntry>): boolean {
  const seen = new Set<string>();
  const pending = [...entry.broader];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (next === entry.id) return true;
    if (seen.has(next)) continue;
    seen.add(next);
    pending.push(...(byId.get(next)?.broader ?? []));
  }
  return false;
}
