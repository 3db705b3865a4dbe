import { surnameOfFamily } from './couples.ts';
import { LONGEST_PHRASE, NO_PHRASE, readPhrases } from './phrase-key.ts';
import type { DocumentScan } from './scan-document.ts';
import { isCapital } from './tokens.ts';
import { opensPhrases, type Verdicts } from './verdicts.ts';

/**
 * Hashes of the words whose verdicts deciding on the document may ask for: its capitalized words. No other word's
 * verdict, and no phrase that begins with another word, can change its names.
 */
export function askedWords({ document, parts }: DocumentScan): ReadonlySet<number> {
  const asked = new Set<number>();
  if (document.brought) return asked;
  for (const { tokens } of parts) {
    for (let at = 0; at < tokens.count; at++) {
      if (!isCapital(tokens.kind[at]!)) continue;
      asked.add(tokens.hash[at]!);
      const surname = surnameOfFamily(tokens, at);
      if (surname !== null) asked.add(surname);
    }
  }
  return asked;
}

/** Keys of the phrases whose verdicts deciding on the document may ask for, once its words' verdicts are known. */
export function askedPhrases({ document, parts }: DocumentScan, verdicts: Verdicts): ReadonlySet<number> {
  const asked = new Set<number>();
  if (document.brought) return asked;
  const keys = new Float64Array(LONGEST_PHRASE);
  for (const { tokens } of parts) {
    for (let from = 0; from < tokens.count; from++) {
      if (!isCapital(tokens.kind[from]!) || !opensPhrases(verdicts.word(tokens.hash[from]!))) continue;
      const words = readPhrases(tokens, from, keys);
      for (let i = 1; i < words; i++) if (keys[i] !== NO_PHRASE) asked.add(keys[i]!);
    }
  }
  return asked;
}
