import { bringMentions } from './bring-mentions.ts';
import { collectArticles } from './collect-articles.ts';
import { collectMentions, type NamedText } from './collect-mentions.ts';
import type { DetectLanguage } from './language.ts';
import { placeCaptures } from './place-captures.ts';
import { recordCaptures, recordProblems, recordUnread } from './record-captures.ts';
import { recordEntities } from './record-entities.ts';
import type { ArchiveInputs, ArchiveRecords } from './records.ts';
import { segmentCaptures } from './segment-captures.ts';

/**
 * Reads what an archive was given into articles, sources, entities and the spans where each stands. The result follows
 * from the inputs alone, whatever their order.
 */
export function readArchive(inputs: ArchiveInputs, detectLanguage: DetectLanguage): ArchiveRecords {
  const pages = segmentCaptures(inputs.captures);
  const { sources, captures, mastheadOf } = placeCaptures(inputs.captures, pages, inputs.sources);
  const { appearances, articles, articleSources } = collectArticles(captures, pages, detectLanguage);
  const byId = new Map(captures.map((capture) => [capture.id, capture]));
  const brought = bringMentions(inputs.annotations, captures, appearances);
  const texts = appearances.map(
    ({ id, captureId, articleId, title, text }): NamedText => ({
      appearanceId: id,
      title,
      text,
      page: byId.get(captureId)!.text,
      language: articles[articleId - 1]!.language,
      brought: brought.byAppearance.get(id),
    }),
  );
  const collected = collectMentions(texts, inputs.authority, inputs.settings);
  return {
    sources,
    captures: recordCaptures(captures, pages, appearances, mastheadOf),
    articles,
    appearances,
    articleSources,
    ...recordEntities(collected, appearances, byId, inputs.authority),
    problems: [...recordProblems(captures, pages), ...brought.problems, ...recordUnread(captures, appearances)],
  };
}
