import { isPlainEnglish } from './plain-english.ts';

/** Tells a text's language as a BCP 47 tag, null where it can't be told. */
export type DetectLanguage = (text: string) => string | null;

// Below that even good detectors guess.
const FEWEST_CHARACTERS = 40;

// More characters only take time: twice as many tell 17 languages no better, but Esperanto from Spanish.
const MOST_CHARACTERS = 160;

type Detector = typeof import('eld/small')['eld'];

let detector: Detector | undefined;

/** Work has to begin again with the tables that the detector needs. */
class TablesMissing extends Error {}

/**
 * Does work that tells languages. Its tables take a third of a second and 130 MB, and texts that are plainly English need
 * none: work that comes upon another begins again when they are loaded, so it must leave nothing behind before.
 * Texts of fewer than 40 characters and texts the detector is not sure of have no language.
 */
export async function withLanguages<Result>(work: (detect: DetectLanguage) => Result): Promise<Result> {
  try {
    return work(detectLanguage);
  } catch (error) {
    if (!(error instanceof TablesMissing)) throw error;
    ({ eld: detector } = await import('eld/small'));
    return work(detectLanguage);
  }
}

function detectLanguage(text: string): string | null {
  if (text.trim().length < FEWEST_CHARACTERS) return null;
  if (isPlainEnglish(text)) return 'en';
  if (!detector) throw new TablesMissing();
  const result = detector.detect(text.slice(0, MOST_CHARACTERS));
  return result.language !== '' && result.isReliable() ? result.language : null;
}
