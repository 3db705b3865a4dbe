/** When the work of a request has to have ended. */
export interface Deadline {
  /** In milliseconds, on the clock of `performance.now()`. */
  readonly at: number;
  /** Called when it passes in the midst of a statement, which then fails with the error that this gives. */
  miss(): Error;
}
