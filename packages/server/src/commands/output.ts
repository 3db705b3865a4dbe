/** Where a command writes to and reads from. */
export interface Output {
  /** Results. */
  out(text: string): void;
  /** Progress and complaints. */
  err(text: string): void;
  /** Whether a person watches, so that progress may rewrite its line. */
  readonly isTerminal: boolean;
  /** Standard input to its end. */
  readInput(): Promise<string>;
  /** Resolves when the command is asked to end. */
  readonly stopped: Promise<void>;
}

export const EXIT = { done: 0, problems: 1, usage: 2 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** What a person can mend; printed as one line. */
export class CommandError extends Error {
  readonly exitCode: ExitCode;

  constructor(message: string, exitCode: ExitCode = EXIT.problems) {
    super(message);
    this.name = 'CommandError';
    this.exitCode = exitCode;
  }
}

/** Control characters of paths and contents must not steer the terminal or break the line. */
export function printable(text: string): string {
  return text.replace(/\p{Cc}/gu, (character) => `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`);
}
