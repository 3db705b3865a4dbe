import type { AuthorityEntry } from '../model.ts';
import { sortById } from '../sort-by-id.ts';
import { type Candidate, makeCandidate } from './candidate.ts';
import { PhraseTrie } from './phrase-trie.ts';
import { tokenize } from './tokenize.ts';
import { ALL_CAPITALS, isCapital, LOWER_WORD, MIXED, type Tokens } from './tokens.ts';

/** An entry as its labels are looked for. */
export type EntryLabels = Pick<AuthorityEntry, 'id' | 'kind' | 'prefLabel' | 'altLabel' | 'hiddenLabel'>;

/** An entry as it is found. */
export type FoundEntry = Pick<AuthorityEntry, 'id' | 'kind' | 'prefLabel'>;

interface Label {
  readonly entry: FoundEntry;
  /** An acronym or a word in small letters: "US" is not "us". */
  readonly spelled: string | null;
}

export type AuthorityTrie = PhraseTrie<readonly Label[]>;

/** Between labels that are split into words together: no word or number goes on behind it. */
const BETWEEN = '\n\n';

/** The labels of an authority file, ready to be found in texts. */
export function buildAuthorityTrie(authority: readonly EntryLabels[]): AuthorityTrie {
  const trie: AuthorityTrie = new PhraseTrie();
  const labels = sortById(authority).flatMap(({ id, kind, prefLabel, altLabel, hiddenLabel }) => {
    const entry = { id, kind, prefLabel };
    return Array.from(new Set([prefLabel, ...altLabel, ...hiddenLabel]), (label) => ({ entry, label }));
  });
  // All in one go: to split a text takes much longer to begin than a label takes to be split.
  const { start, hash, kind, count } = tokenize(labels.map(({ label }) => label).join(BETWEEN));
  let from = 0;
  let end = 0;
  for (const { entry, label } of labels) {
    end += label.length;
    let to = from;
    while (to < count && start[to]! < end) to++;
    end += BETWEEN.length;
    if (to === from) continue;
    const isAcronym = to - from === 1 && (kind[from] === ALL_CAPITALS || kind[from] === MIXED);
    const spelled = isAcronym ? label.replaceAll('.', '') : null;
    const words = hash.subarray(from, to);
    const others = trie.get(words);
    trie.set(words, others ? [...others, { entry, spelled }] : [{ entry, spelled }]);
    from = to;
  }
  return trie;
}

/** Finds authority labels in one part, the longest at each place; a label of two entries goes to the first by ID. */
export function matchAuthority(trie: AuthorityTrie, tokens: Tokens, part: number): Candidate[] {
  const found: Candidate[] = [];
  for (let from = 0; from < tokens.count; from++) {
    if (!trie.opens(tokens.hash[from]!)) continue;
    const label = longestLabel(trie, tokens, part, from);
    if (!label) continue;
    found.push(label);
    from = label.to - 1;
  }
  return found;
}

function longestLabel(trie: AuthorityTrie, tokens: Tokens, part: number, from: number): Candidate | null {
  const { hash, count } = tokens;
  let best: Candidate | null = null;
  let to = from;
  for (let branch = trie.follow(hash, to++, count); branch; branch = trie.follow(hash, to++, count, branch)) {
    const label = branch.value && firstThatFits(branch.value, tokens, from, to);
    if (label) best = makeCandidate(part, from, to, label.entry.kind, 0.99, 'AUTHORITY', label.entry);
  }
  return best;
}

const firstThatFits = (labels: readonly Label[], tokens: Tokens, from: number, to: number): Label | undefined =>
  labels.find((one) => fits(one, tokens, from, to));

function fits(label: Label, tokens: Tokens, from: number, to: number): boolean {
  if (label.spelled !== null) {
    const written = tokens.text.slice(tokens.start[from], tokens.end[to - 1]).replaceAll('.', '');
    // Acronyms keep their capitals, but "MeK" may be "MEK".
    return (
      written === label.spelled ||
      (tokens.kind[from] === MIXED && written.toUpperCase() === label.spelled.toUpperCase())
    );
  }
  let capital = false;
  for (let i = from; i < to; i++) {
    if (isCapital(tokens.kind[i]!)) capital = true;
    else if (tokens.kind[i] === LOWER_WORD && to - from === 1) return /^\p{Ll}/u.test(label.entry.prefLabel);
  }
  return capital || label.entry.prefLabel === label.entry.prefLabel.toLowerCase();
}
