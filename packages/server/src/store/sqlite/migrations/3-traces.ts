export const TRACES = `
  -- Where things stood whose IDs may vanish.
  create table trace (
    id integer primary key,
    type text not null,
    key text not null,
    sha256 text not null,
    start integer not null,
    "end" integer not null
  );
  create index trace_key on trace (key);
`;
