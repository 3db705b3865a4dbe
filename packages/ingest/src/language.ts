import { isPlainEnglish } from './plain-english.ts';

/** Tells a text's language as a BCP 47 tag, null where it can't be told. */
export type DetectLanguage = (text: string) => string | null;

// Below that even good detectors guess.
const FEWEST_CHARACTERS = 40;

// More characters only take time: twice as many tell 17 languages no better, but Esperanto from Spanish.
const MOST_CHARACTERS = 160;

/**
 * Loads the detector with its tables (about half a second and 150 MB), so that only an ingest pays for them.
 * Texts of fewer than 40 characters and texts the detector is not sure of have no language.
 */
export async function loadLanguageDetector(): Promise<DetectLanguage> {
  const { eld } = await import('eld/small');
  return (text) => {
    if (text.trim().length < FEWEST_CHARACTERS) return null;
    if (isPlainEnglish(text)) return 'en';
    const result = eld.detect(text.slice(0, MOST_CHARACTERS));
    return result.language !== '' && result.isReliable() ? result.language : null;
  };
}
