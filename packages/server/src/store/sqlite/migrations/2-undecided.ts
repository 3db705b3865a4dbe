export const UNDECIDED = `
  -- Words on which the archive changed its mind while captures waited, and documents that are looked at again for them.
  create table swayed (word integer primary key);
  create table undecided (document_id integer primary key);
  -- By its capture, as it is looked up.
  alter table input_location rename to input_location_by_path;
  create table input_location (
    capture_id integer not null references input_capture,
    path text not null,
    source text,
    captured_at text,
    primary key (capture_id, path)
  ) without rowid;
  insert into input_location (capture_id, path, source, captured_at)
    select capture_id, path, source, captured_at from input_location_by_path order by capture_id, path;
  drop table input_location_by_path;
`;
