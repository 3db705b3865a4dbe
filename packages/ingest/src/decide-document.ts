import { agreeOnKinds } from './extract/agree-on-kinds.ts';
import { findAliases } from './extract/aliases.ts';
import { calibrateConfidence } from './extract/calibrate-confidence.ts';
import type { Candidate } from './extract/candidate.ts';
import { followsCouple } from './extract/couples.ts';
import { decideMentions } from './extract/decide-mentions.ts';
import { findAddress } from './extract/find-address.ts';
import { givenNames } from './extract/known-words.ts';
import { findOwnNames } from './extract/own-names.ts';
import type { DocumentScan, PartScan } from './extract/scan-document.ts';
import { findShortForms } from './extract/short-forms.ts';
import type { Verdicts } from './extract/verdicts.ts';
import { isWhole, isWholeName } from './extract/whole-names.ts';
import type { BroughtMention, Document } from './model.ts';
import { declareInitials } from './resolve/declare-initials.ts';
import type { Declared, DocumentNames, NamedMention } from './resolve/document-names.ts';

/** The names in one document, with the confidence in each. */
export interface DecidedDocument {
  readonly names: DocumentNames;
  /** From 0 to 1, one a mention. */
  readonly confidences: readonly number[];
}

/** Decides what a document names, once the archive has been heard. Mentions of less confidence are left out. */
export function decideDocument(scan: DocumentScan, verdicts: Verdicts, minConfidence: number): DecidedDocument {
  const { document } = scan;
  if (document.brought) return readBrought(document, document.brought, minConfidence);
  const mentions: NamedMention[] = [];
  const confidences: number[] = [];
  const declared: Declared[] = [];
  const ownNames = findOwnNames(scan.parts);
  const decided = scan.parts.map((part) => {
    const sure: Candidate[] = [];
    for (const candidate of decideMentions(part, verdicts, ownNames))
      if (confidenceIn(candidate) >= minConfidence) sure.push(candidate);
    return sure;
  });
  const agreed = agreeOnKinds(scan.parts, decided);
  for (let i = 0; i < agreed.length; i++) {
    const part = scan.parts[i]!;
    const chosen = agreed[i]!;
    for (const one of findDeclared(part, chosen, mentions.length)) declared.push(one);
    const offset = document.parts[part.index]!.start;
    for (const candidate of chosen) {
      mentions.push(toMention(candidate, part, offset));
      confidences.push(confidenceIn(candidate));
    }
  }
  for (const one of declareInitials(mentions, declared)) declared.push(one);
  const shortened = findShortForms(scan.parts, agreed);
  return { names: { key: document.key, mentions, declared, shortened }, confidences };
}

const confidenceIn = ({ rule, confidence }: Candidate): number =>
  rule === 'AUTHORITY' ? confidence : calibrateConfidence(confidence);

function toMention(candidate: Candidate, { tokens }: PartScan, offset: number): NamedMention {
  const start = tokens.start[candidate.from]!;
  const end = tokens.end[candidate.to - 1]!;
  const isFamily = candidate.isFamily;
  return {
    start: start + offset,
    end: end + offset,
    name: tokens.text.slice(start, isFamily ? end - 1 : end),
    kind: candidate.kind,
    isLabel: candidate.entry !== null,
    isCouple: isFamily || (candidate.kind === 'PERSON' && followsCouple(tokens.text, start)),
    isWhole: isWhole(tokens.hash, candidate.from, candidate.to, candidate.kind),
    isSurname: candidate.kind === 'PERSON' && !givenNames.has(tokens.hash[candidate.from]!),
    address: findAddress(tokens, candidate),
  };
}

/** Which mentions the part declares to be the same; they are numbered from `first` on. */
function findDeclared({ tokens, definitions }: PartScan, chosen: readonly Candidate[], first: number): Declared[] {
  const declared: Declared[] = [];
  for (const definition of definitions) {
    const long = placeOf(definition.from, chosen);
    for (const acronym of definition.acronyms) {
      const short = placeOf(acronym, chosen);
      if (long >= 0 && short >= 0 && long !== short)
        declared.push({ rule: 'DEFINITION', long: long + first, short: short + first });
    }
  }
  for (const { a, b } of findAliases(tokens, chosen))
    declared.push({ rule: 'ALSO_KNOWN_AS', long: a + first, short: b + first });
  return declared;
}

/** The place in text order of the candidate that a token stands in, or -1. */
function placeOf(token: number, chosen: readonly Candidate[]): number {
  let low = 0;
  let high = chosen.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (chosen[middle]!.to <= token) low = middle + 1;
    else high = middle;
  }
  return low < chosen.length && chosen[low]!.from <= token ? low : -1;
}

/** What another tagger found is taken as it is; names are resolved among all documents all the same. */
function readBrought(
  { key, parts }: Document,
  brought: readonly BroughtMention[],
  minConfidence: number,
): DecidedDocument {
  const sure = brought.filter(({ confidence }) => confidence >= minConfidence);
  const mentions = sure.map(({ start, end, kind }): NamedMention => {
    const part = parts.findLast((one) => one.start <= start)!;
    const name = part.text.slice(start - part.start, end - part.start);
    return {
      start,
      end,
      name,
      kind,
      isLabel: false,
      isCouple: false,
      isWhole: isWholeName(name, kind),
      isSurname: false,
      address: null,
    };
  });
  return {
    names: { key, mentions, declared: [], shortened: [] },
    confidences: sure.map(({ confidence }) => confidence),
  };
}
