/**
 * The archive's tables, one script a version, never edited once released.
 *
 * Inputs are what was given: bytes, where they were found, manifest and authority entries. Everything else is derived
 * from them when the archive settles, and replaced in one transaction, so that readers see one revision or the next.
 */
export const MIGRATIONS: readonly string[] = [
  `
  create table input_capture (
    id integer primary key,
    sha256 text not null unique,
    reader text not null,
    media_type text not null,
    encoding text not null,
    byte_length integer not null,
    bytes blob not null
  );
  create table input_location (
    path text not null,
    capture_id integer not null references input_capture,
    source text,
    captured_at text,
    primary key (path, capture_id)
  ) without rowid;
  create table input_source (slug text primary key, name text not null, url text, note text) without rowid;
  create table input_authority (id text primary key, entry text not null) without rowid;
  create table input_annotation (line text primary key) without rowid;
  create table meta (key text primary key, value text not null) without rowid;

  create table problem (
    id integer primary key,
    path text not null,
    reader text,
    message text not null,
    "offset" integer,
    derived integer not null
  );
  create index problem_path on problem (path, id);

  create table source (
    id integer primary key,
    key text not null unique,
    slug text not null unique,
    name text not null,
    fold text not null,
    url text,
    note text,
    article_count integer not null default 0
  );
  create index source_fold on source (fold, key);
  create index source_article_count on source (article_count, key);

  create table capture (
    id integer primary key references input_capture,
    sha256 text not null unique,
    path text not null,
    media_type text not null,
    encoding text not null,
    byte_length integer not null,
    captured_at text,
    masthead text,
    source_id integer not null references source
  );
  create index capture_path on capture (path, sha256);
  create table capture_location (
    id integer primary key,
    capture_id integer not null references capture,
    path text not null,
    source_id integer not null references source,
    captured_at text
  );
  create index capture_location_capture on capture_location (capture_id, path);
  create index capture_location_path on capture_location (path);
  create index capture_location_source on capture_location (source_id, capture_id);

  create table segment (
    id integer primary key,
    capture_id integer not null references capture,
    start integer not null,
    "end" integer not null,
    kind text not null,
    appearance_id integer
  );
  create unique index segment_place on segment (capture_id, start);

  create table article (
    id integer primary key,
    key text not null unique,
    title text,
    fold text,
    language text,
    published_at text,
    published_at_precision text,
    url text,
    is_excerpt integer not null,
    word_count integer not null,
    source_id integer not null references source,
    path text not null,
    position integer not null
  );
  create index article_place on article (path, position, key);
  create index article_title on article ((fold is null), coalesce(fold, ''), key);
  create index article_published on article ((published_at is null), coalesce(published_at, ''), key);
  create index article_url on article (url) where url is not null;
  create table article_text (article_id integer primary key references article, text text not null);

  create table appearance (
    id integer primary key,
    capture_id integer not null references capture,
    article_id integer not null references article,
    position integer not null,
    path text not null,
    start integer not null,
    "end" integer not null,
    title_start integer,
    title_end integer,
    is_excerpt integer not null,
    is_first integer not null
  );
  create unique index appearance_capture on appearance (capture_id, position);
  create index appearance_place on appearance (path, position);
  create index appearance_article on appearance (article_id, path, position);
  create table text_span (
    appearance_id integer not null references appearance,
    start integer not null,
    "end" integer not null,
    primary key (appearance_id, start)
  ) without rowid;

  create table article_source (
    id integer primary key,
    article_id integer not null references article,
    source_id integer not null references source,
    appearance_id integer not null references appearance,
    path text not null,
    position integer not null
  );
  create unique index article_source_article on article_source (article_id, source_id);
  create index article_source_source on article_source (source_id, path, position);
  create index article_source_appearance on article_source (appearance_id, source_id);

  create table entity (
    id integer primary key,
    key text not null unique,
    slug text not null unique,
    kind text not null,
    name text not null,
    fold text not null,
    authority_id text,
    article_count integer not null default 0,
    mention_count integer not null default 0,
    weight integer not null default 0
  );
  create index entity_fold on entity (fold, key);
  create index entity_article_count on entity (article_count, key);
  create index entity_mention_count on entity (mention_count, key);
  create table entity_same_as (
    url text not null,
    entity_id integer not null references entity,
    position integer not null,
    primary key (url, entity_id)
  ) without rowid;
  create index entity_same_as_entity on entity_same_as (entity_id, position);
  create table entity_label (
    entity_id integer not null references entity,
    fold text not null,
    words text not null,
    primary key (fold, entity_id)
  ) without rowid;
  create index entity_label_entity on entity_label (entity_id);
  create index entity_label_words on entity_label (words);
  create table entity_label_tail (
    tail text not null,
    entity_id integer not null references entity,
    primary key (tail, entity_id)
  ) without rowid;
  create index entity_label_tail_entity on entity_label_tail (entity_id, tail);

  create table entity_name (
    id integer primary key,
    entity_id integer not null references entity,
    text text not null,
    article_count integer not null default 0,
    mention_count integer not null default 0
  );
  create unique index entity_name_text on entity_name (entity_id, text);
  create index entity_name_use on entity_name (entity_id, article_count, mention_count, text);

  create table mention (
    id integer primary key,
    appearance_id integer not null references appearance,
    article_id integer not null references article,
    entity_id integer not null references entity,
    name_id integer not null references entity_name,
    start integer not null,
    "end" integer not null,
    ordinal integer not null,
    confidence real not null,
    is_first integer not null
  );
  create unique index mention_place on mention (appearance_id, start, "end", ordinal);
  create index mention_entity on mention (entity_id, article_id) where is_first = 1;
  create index mention_name on mention (name_id, article_id) where is_first = 1;

  create table entity_article (
    id integer primary key,
    entity_id integer not null references entity,
    article_id integer not null references article,
    mention_count integer not null,
    path text not null,
    position integer not null
  );
  create unique index entity_article_article on entity_article (article_id, entity_id);
  create index entity_article_use on entity_article (entity_id, mention_count desc, path, position);
  create index entity_article_place on entity_article (entity_id, path, position);

  create table entity_source (
    id integer primary key,
    entity_id integer not null references entity,
    source_id integer not null references source,
    mention_count integer not null,
    article_count integer not null
  );
  create unique index entity_source_pair on entity_source (entity_id, source_id);
  create index entity_source_source on entity_source (source_id, article_count);
  create table name_source (
    id integer primary key,
    name_id integer not null references entity_name,
    source_id integer not null references source,
    mention_count integer not null,
    article_count integer not null
  );
  create unique index name_source_pair on name_source (name_id, source_id);

  create table evidence (
    id integer primary key,
    entity_id integer not null references entity,
    rule text not null,
    name text not null,
    other text not null,
    appearance_id integer references appearance,
    start integer,
    "end" integer
  );
  create index evidence_entity on evidence (entity_id, id);

  create table redirect (
    type text not null,
    old text not null,
    new text not null,
    primary key (type, old)
  ) without rowid;

  create virtual table article_fts using fts5 (title, text, content = '', contentless_delete = 1, tokenize = "ascii tokenchars '''-'");
  create virtual table entity_fts using fts5 (name, content = '', contentless_delete = 1, tokenize = "ascii tokenchars '''-'");
  create virtual table source_fts using fts5 (name, content = '', contentless_delete = 1, tokenize = "ascii tokenchars '''-'");
  `,
];
