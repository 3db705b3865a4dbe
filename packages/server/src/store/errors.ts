/** Why an archive can't be opened or used. The message says it of the archive: "notes.db is no Sourcebook archive". */
export class StoreError extends Error {
  readonly code:
    | 'NOT_FOUND'
    | 'NOT_AN_ARCHIVE'
    | 'NEWER'
    | 'OLDER'
    | 'NOT_ALLOWED'
    | 'BUSY'
    | 'NO_SPACE'
    | 'FAILED'
    /** The server is not there at present. */
    | 'UNAVAILABLE';

  constructor(code: StoreError['code'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'StoreError';
    this.code = code;
  }
}
