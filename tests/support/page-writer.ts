import type { Span } from '../../packages/ingest/src/model.ts';

/** Writes a page line by line and knows where everything that it wrote stands. */
export class PageWriter {
  text = '';
  readonly masthead: Span[] = [];
  readonly #newline: string;

  constructor(newline: string) {
    this.#newline = newline;
  }

  /** Writes within a line; the span is that of the content, not of what stands before it. */
  write(before: string, content: string): Span {
    const start = this.text.length + before.length;
    this.text += before + content;
    return { start, end: this.text.length };
  }

  writeLine(content: string, before = ''): Span {
    const span = this.write(before, content);
    this.text += this.#newline;
    return span;
  }

  writeMasthead(content: string): void {
    this.masthead.push(this.writeLine(content));
  }

  blank(lines: number): void {
    this.text += this.#newline.repeat(lines);
  }
}
