import type { Document } from '../model.ts';
import { type AuthorityTrie, matchAuthority } from './authority-trie.ts';
import type { Candidate } from './candidate.ts';
import { CapitalCounts } from './capital-counts.ts';
import { type Definition, findDefinitions } from './definitions.ts';
import { tagByRules } from './tag-by-rules.ts';
import { type Tokens, tokenize } from './tokens.ts';

/** What one part of a document says by itself. */
export interface PartScan {
  readonly index: number;
  readonly tokens: Tokens;
  readonly tagged: readonly Candidate[];
  readonly authority: readonly Candidate[];
  readonly definitions: readonly Definition[];
}

/** What one document says by itself; nothing in it depends on other documents. */
export interface DocumentScan {
  readonly document: Document;
  readonly parts: readonly PartScan[];
  readonly capitals: CapitalCounts;
  /** A document of one sentence: its votes weigh less. */
  readonly isShort: boolean;
}

/** Reads one document. The tagger is English and rests where the language is known to be another. */
export function scanDocument(document: Document, authority: AuthorityTrie): DocumentScan {
  const isEnglish = document.language === null || /^en(-|$)/i.test(document.language);
  const capitals = new CapitalCounts();
  const parts = document.parts.map((part, index) => {
    const tokens = tokenize(part.text);
    capitals.add(tokens);
    return {
      index,
      tokens,
      tagged: isEnglish ? tagByRules(tokens, index) : [],
      authority: matchAuthority(authority, tokens, index),
      definitions: findDefinitions(tokens, index),
    };
  });
  const sentences = parts.reduce((sum, { tokens }) => sum + (tokens.sentence[tokens.count - 1] ?? -1) + 1, 0);
  return { document, parts, capitals, isShort: sentences < 2 };
}
