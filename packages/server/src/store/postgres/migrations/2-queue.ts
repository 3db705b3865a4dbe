export const QUEUE = `
  -- Captures that wait to be added, a job of the queue for each batch.
  create table queued_capture (
    batch text collate "C" not null,
    place bigint not null,
    path text collate "C" not null,
    sha256 text collate "C" not null,
    reader text collate "C" not null,
    media_type text collate "C" not null,
    encoding text collate "C" not null,
    bytes bytea not null,
    source text collate "C",
    captured_at text collate "C",
    primary key (batch, place)
  );
`;
