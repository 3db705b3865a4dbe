import { readFileSync } from 'node:fs';
import type { EntityKind } from '../src/model.ts';
import type { LabelledMention, LabelledText } from './examples.ts';

/** A text written by hand with its names marked: `{P4 Ann Lee}` is a person, the fourth entity of its text. */
export interface MarkedText extends LabelledText {
  readonly mentions: readonly MarkedName[];
}

export interface MarkedName extends LabelledMention {
  /** The same for names of one entity in one text. */
  readonly entity: string;
  /** Other spans that are as right. */
  readonly alts: readonly { readonly end: number }[];
}

const KINDS: Readonly<Record<string, EntityKind | 'OTHER'>> = {
  P: 'PERSON',
  O: 'ORGANIZATION',
  L: 'PLACE',
  E: 'EVENT',
  W: 'WORK',
  X: 'OTHER',
};

const MARK = /\{([POLEWX])(\d+) ([^{}|]*?)(\|[^{}|?]+)?(\??)\}/g;

/**
 * Texts follow a line "# title" each. What a name may end with or not stands behind a bar ("{L1 Elm| district}"); a
 * question mark before the brace makes a name neither asked for nor wrong.
 */
export function readMarkedTexts(file: URL): MarkedText[] {
  const [, ...sections] = `\n${readFileSync(file, 'utf8')}`.split(/\n# /);
  return sections.map((section) => {
    const [id, ...lines] = section.trim().split('\n');
    const marked = lines.join('\n');
    const mentions: MarkedName[] = [];
    let text = '';
    let at = 0;
    for (const { 0: mark, 1: kind, 2: entity, 3: name, 4: tail, 5: optional, index } of marked.matchAll(MARK)) {
      text += marked.slice(at, index);
      at = index + mark.length;
      const start = text.length;
      text += name;
      const end = text.length;
      text += (tail ?? '').slice(1);
      const alts = tail === undefined ? [] : [{ end: text.length }];
      mentions.push({ start, end, type: KINDS[kind!]!, entity: entity!, optional: optional === '?', alts });
    }
    return { id: id!, text: text + marked.slice(at), mentions };
  });
}
