/** What a command does unless told otherwise. */
export const DEFAULTS = {
  archive: '.sourcebook/archive.db',
  host: '127.0.0.1',
  port: 4000,
} as const;
