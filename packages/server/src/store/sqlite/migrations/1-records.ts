export const RECORDS = `
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
  create table input_annotation (line text primary key, capture text not null) without rowid;
  create index input_annotation_capture on input_annotation (capture);
  create table unread (capture_id integer primary key references input_capture);
  create table meta (key text primary key, value text not null) without rowid;

  create table problem (
    id integer primary key,
    path text not null,
    reader text,
    message text not null,
    "offset" integer,
    derived integer not null,
    capture_id integer
  );
  create index problem_path on problem (path, id);
  create index problem_capture on problem (capture_id) where capture_id is not null;

  create table layout_evidence (
    capture_id integer primary key references input_capture,
    siblings text not null,
    evidence text not null
  );
  create index layout_evidence_siblings on layout_evidence (siblings);
  create table layout_line (
    siblings text not null,
    role text not null,
    line text not null,
    weight integer not null,
    primary key (siblings, role, line)
  ) without rowid;
  create virtual table capture_line using fts5 (items, content = '', contentless_delete = 1, detail = none);

  create table writing (
    id integer primary key,
    hash text not null unique,
    is_excerpt integer not null,
    bands text not null,
    article_id integer not null
  );
  create index writing_article on writing (article_id);
  create table writing_band (
    band integer not null,
    writing_id integer not null references writing,
    primary key (band, writing_id)
  ) without rowid;

  create table document (
    id integer primary key,
    key text not null unique,
    writing_id integer not null references writing,
    language text,
    brought text,
    scan blob not null,
    names text
  );
  create virtual table document_word using fts5 (items, content = '', contentless_delete = 1, detail = none);
  create table name (
    id integer primary key,
    key text not null unique,
    documents integer not null,
    acronyms integer not null,
    name_group text,
    authority text,
    entity_key text,
    owner text,
    owner_group text,
    entity_id integer
  );
  create index name_group on name (name_group);
  create index name_owner on name (owner_group) where owner_group is not null;
  create index name_entity on name (entity_id);
  create table name_link (
    role text not null,
    key text not null,
    name text not null,
    primary key (role, key, name)
  ) without rowid;
  create index name_link_name on name_link (name);
  create table declared_pair (
    short text not null,
    long text not null,
    places integer not null,
    primary key (short, long)
  ) without rowid;
  create index declared_pair_long on declared_pair (long, short);
  create table declared (
    id integer primary key,
    short text not null,
    long text not null,
    document_key text not null,
    start integer not null,
    "end" integer not null,
    rule text not null
  );
  create index declared_place on declared (short, long, document_key, start, "end", rule desc);
  create index declared_document on declared (document_key);
  create table couple (
    surname text not null,
    partner text not null,
    documents integer not null,
    primary key (surname, partner)
  ) without rowid;
  create index couple_partner on couple (partner);
  create table couple_document (
    name text not null,
    document_id integer not null,
    primary key (name, document_id)
  ) without rowid;
  create index couple_document_document on couple_document (document_id);
  create table word (hash integer primary key, votes text not null, verdict integer not null);
  create table phrase (key integer primary key, votes text not null, verdict integer not null);

  create table source (
    id integer primary key,
    key text not null unique,
    slug text not null unique,
    wish text not null,
    name text not null,
    fold text not null,
    url text,
    note text,
    article_count integer not null default 0
  );
  create index source_wish on source (wish);
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
    source_called text,
    source_id integer not null references source,
    reading text not null
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
  create index article_title_desc on article ((fold is null), coalesce(fold, '') desc, key desc);
  create index article_published on article ((published_at is null), coalesce(published_at, ''), key);
  create index article_published_desc on article ((published_at is null), coalesce(published_at, '') desc, key desc);
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
    published_at text,
    published_at_precision text,
    url text,
    is_excerpt integer not null,
    is_first integer not null,
    writing_id integer not null references writing,
    document_id integer not null references document
  );
  create index appearance_writing on appearance (writing_id);
  create index appearance_document on appearance (document_id);
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
    wish text not null,
    kind text not null,
    name text not null,
    fold text not null,
    authority_id text,
    article_count integer not null default 0,
    mention_count integer not null default 0,
    weight integer not null default 0
  );
  create index entity_wish on entity (wish);
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
    label_id integer not null references name,
    start integer not null,
    "end" integer not null,
    ordinal integer not null,
    confidence real not null,
    is_first integer not null
  );
  create unique index mention_place on mention (appearance_id, start, "end", ordinal);
  create index mention_entity on mention (entity_id, article_id) where is_first = 1;
  create index mention_name on mention (name_id, is_first, article_id);
  create index mention_label on mention (label_id, name_id);
  create index mention_article on mention (article_id);

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
  create index entity_article_place on entity_article (entity_id, path, position, article_id);

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
    entity_id integer references entity,
    label text not null,
    rule text not null,
    name text not null,
    other text not null,
    document_key text not null,
    document_start integer not null,
    document_end integer not null,
    appearance_id integer references appearance,
    start integer,
    "end" integer
  );
  create index evidence_entity on evidence (entity_id, rule, name, other, document_key, document_start);
  create index evidence_label on evidence (label);
  create index evidence_document on evidence (document_key);
  create index evidence_unplaced on evidence (id) where appearance_id is null and document_key <> '';

  create table redirect (
    type text not null,
    old text not null,
    new text not null,
    primary key (type, old)
  ) without rowid;

  create virtual table article_fts using fts5 (title, text, content = '', tokenize = "ascii tokenchars '''-'");
  create virtual table entity_fts using fts5 (name, content = '', tokenize = "ascii tokenchars '''-'");
  create virtual table source_fts using fts5 (name, content = '', tokenize = "ascii tokenchars '''-'");
`;
