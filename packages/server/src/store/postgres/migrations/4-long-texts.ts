/** What no two texts have in common: their bytes, which nothing else gives that an index may hold, hashed. */
const digest = (column: string): string => `sha256(decode(replace(${column}, '\\', '\\\\'), 'escape'))`;

export const LONG_TEXTS = `
  -- Texts of any length: unique by their digests, looked up by their hashes, and by what they begin with where many rows
  -- have one or an order is wanted. Behind the beginnings the order is that of the whole texts.
  alter table input_location drop constraint input_location_pkey;
  alter table input_source drop constraint input_source_pkey;
  alter table input_authority drop constraint input_authority_pkey;
  create unique index input_location_place on input_location (capture_id, ${digest('path')});
  create unique index input_source_slug on input_source (${digest('slug')});
  create unique index input_authority_entry on input_authority (${digest('id')});
  drop index input_annotation_line, input_annotation_capture;
  create unique index input_annotation_line on input_annotation (${digest('line')});
  create index input_annotation_capture on input_annotation using hash (capture);
  drop index problem_path;
  create index problem_path on problem (left(path, 256), id);

  drop index layout_evidence_siblings;
  alter table layout_line drop constraint layout_line_pkey;
  create index layout_evidence_siblings on layout_evidence (left(siblings, 256));
  create unique index layout_line_key on layout_line (${digest('siblings')}, ${digest('role')}, ${digest('line')});
  create index layout_line_siblings on layout_line (left(siblings, 256), role, left(line, 256));
  drop index name_group, name_owner;
  alter table name drop constraint name_pkey;
  create unique index name_digest on name (${digest('key')});
  create index name_key on name using hash (key);
  create index name_group on name using hash (name_group);
  create index name_owner on name using hash (owner_group);
  drop index name_link_name;
  alter table name_link drop constraint name_link_pkey;
  create index name_link_key on name_link (left(key, 256), role);
  create index name_link_name on name_link using hash (name);
  drop index declared_pair_long;
  alter table declared_pair drop constraint declared_pair_pkey;
  create unique index declared_pair_key on declared_pair (${digest('short')}, ${digest('long')});
  create index declared_pair_short on declared_pair using hash (short);
  create index declared_pair_long on declared_pair using hash (long);
  drop index declared_place;
  alter table declared drop constraint declared_pkey;
  create index declared_place on declared (left(short, 256), left(long, 256), document_key, start, "end", rule desc);
  drop index couple_partner;
  alter table couple drop constraint couple_pkey;
  alter table couple_document drop constraint couple_document_pkey;
  create unique index couple_key on couple (${digest('surname')}, ${digest('partner')});
  create index couple_surname on couple using hash (surname);
  create index couple_partner on couple using hash (partner);
  create index couple_document_name on couple_document (left(name, 256), document_id);

  drop index source_key, source_slug, source_wish, source_fold, source_article_count;
  create index source_key on source using hash (key);
  create index source_slug on source using hash (slug);
  create index source_wish on source (left(wish, 256));
  create index source_fold on source (left(fold, 256), left(key, 256));
  create index source_article_count on source (article_count, left(key, 256));
  drop index capture_path, capture_location_capture, capture_location_path;
  create index capture_path on capture (left(path, 256), sha256);
  create index capture_location_path on capture_location using hash (path);
  create index capture_location_beginning on capture_location (left(path, 256));

  drop index article_place, article_title, article_title_desc, article_url;
  create index article_place on article (left(path, 256), position, key);
  create index article_title on article ((fold is null), left(coalesce(fold, ''), 256), key);
  create index article_title_desc on article ((fold is null), left(coalesce(fold, ''), 256) desc, key desc);
  create index article_url on article using hash (url);
  drop index appearance_place, appearance_article, article_source_source;
  create index appearance_place on appearance (left(path, 256), position);
  create index appearance_article on appearance (article_id, left(path, 256), position);
  create index article_source_source on article_source (source_id, left(path, 256), position);

  drop index entity_key, entity_slug, entity_wish, entity_fold, entity_article_count, entity_mention_count;
  create index entity_key on entity using hash (key);
  create index entity_slug on entity using hash (slug);
  create index entity_wish on entity (left(wish, 256));
  create index entity_fold on entity (left(fold, 256), left(key, 256));
  create index entity_article_count on entity (article_count, left(key, 256));
  create index entity_mention_count on entity (mention_count, left(key, 256));
  drop index entity_same_as_url;
  alter table entity_same_as drop constraint entity_same_as_pkey;
  create index entity_same_as_entity on entity_same_as (entity_id, position);
  create index entity_same_as_url on entity_same_as using hash (url);
  drop index entity_label_fold, entity_label_words;
  create index entity_label_fold on entity_label using hash (fold);
  create index entity_label_words on entity_label using hash (words);
  drop index entity_name_use;
  create index entity_name_use on entity_name (entity_id, article_count desc, mention_count desc, left(text, 256));
  drop index entity_article_use, entity_article_place;
  create index entity_article_use on entity_article (entity_id, mention_count desc, left(path, 256), position);
  create index entity_article_place on entity_article (entity_id, left(path, 256), position);
  drop index evidence_entity, evidence_label;
  create index evidence_entity on evidence (entity_id, rule, left(name, 256), left(other, 256));
  create index evidence_label on evidence (left(label, 256));
  alter table redirect drop constraint redirect_pkey;
  create unique index redirect_key on redirect (${digest('old')}, ${digest('type')});
  create index redirect_old on redirect using hash (old);
`;
