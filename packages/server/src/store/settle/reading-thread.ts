import {
  englishTagger,
  loadLanguageDetector,
  type PageReading,
  readPage,
  type UnreadCapture,
} from '@sourcebook/ingest';

const tools = { detectLanguage: await loadLanguageDetector(), tagger: englishTagger() };

/** What a thread does with the captures that it is handed. */
export default function readPages(captures: readonly UnreadCapture[]): PageReading[] {
  return captures.map((capture) => readPage(capture, tools));
}
