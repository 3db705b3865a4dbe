import { type Document, ENTITY_KINDS } from '../model.ts';
import { type AuthorityTrie, matchAuthority } from './authority-trie.ts';
import { type Candidate, makeCandidate } from './candidate.ts';
import { findDefinitions } from './definitions.ts';
import { type DocumentScan, isShort, type PassedOver } from './scan-document.ts';
import { tokenize } from './tokenize.ts';

/** What the tagger saw in a document, as bytes: about four for each name. */
export function packScan({ parts }: DocumentScan): Uint8Array {
  const packed = new NumberWriter();
  for (const { tagged, passedOver } of parts) {
    packed.write(tagged.length);
    let before = 0;
    for (const { from, to, kind, confidence } of tagged) {
      packed.write(from - before);
      packed.write(to - from);
      packed.write(Math.round(confidence * 1000) * ENTITY_KINDS.length + ENTITY_KINDS.indexOf(kind));
      before = from;
    }
    packed.write(passedOver.length);
    before = 0;
    for (const { from, to } of passedOver) {
      packed.write(from - before);
      packed.write(to - from);
      before = from;
    }
  }
  return packed.finish();
}

/** The scan of the same document, without tagging it again. Another authority file gives the scan with its labels. */
export function unpackScan(document: Document, packed: Uint8Array, authority: AuthorityTrie): DocumentScan {
  const numbers = new NumberReader(packed);
  const texts = document.parts.map((part) => tokenize(part.text));
  const parts = texts.map((tokens, index) => ({
    index,
    tokens,
    tagged: readTagged(numbers, index),
    passedOver: readPassedOver(numbers),
    authority: matchAuthority(authority, tokens, index),
    definitions: findDefinitions(tokens, index),
  }));
  return { document, parts, isShort: isShort(texts) };
}

function readTagged(numbers: NumberReader, part: number): Candidate[] {
  const tagged: Candidate[] = [];
  let before = 0;
  for (let left = numbers.read(); left > 0; left--) {
    const from = before + numbers.read();
    const to = from + numbers.read();
    const sureness = numbers.read();
    const kind = ENTITY_KINDS[sureness % ENTITY_KINDS.length]!;
    const confidence = Math.floor(sureness / ENTITY_KINDS.length) / 1000;
    tagged.push(makeCandidate(part, from, to, kind, confidence, 'TAGGER'));
    before = from;
  }
  return tagged;
}

function readPassedOver(numbers: NumberReader): PassedOver[] {
  const passedOver: PassedOver[] = [];
  let before = 0;
  for (let left = numbers.read(); left > 0; left--) {
    const from = before + numbers.read();
    passedOver.push({ from, to: from + numbers.read() });
    before = from;
  }
  return passedOver;
}

const MORE = 0x80;

/** Whole numbers from 0 on, seven bits a byte, the lowest first. */
class NumberWriter {
  private readonly bytes: number[] = [];

  write(value: number): void {
    let rest = value;
    for (; rest >= MORE; rest >>>= 7) this.bytes.push((rest & (MORE - 1)) | MORE);
    this.bytes.push(rest);
  }

  finish(): Uint8Array {
    return Uint8Array.from(this.bytes);
  }
}

class NumberReader {
  private readonly bytes: Uint8Array;
  private at = 0;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  read(): number {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.bytes[this.at++];
      if (byte === undefined) throw new RangeError('What the tagger saw ends in the midst of a number.');
      value |= (byte & (MORE - 1)) << shift;
      if (byte < MORE) return value;
    }
  }
}
