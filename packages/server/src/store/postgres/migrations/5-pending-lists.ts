export const PENDING_LISTS = `
  -- What is new to these indexes waits in a list that every search reads from end to end: a short one.
  alter index article_fts_words set (gin_pending_list_limit = 256);
  alter index entity_fts_words set (gin_pending_list_limit = 256);
  alter index source_fts_words set (gin_pending_list_limit = 256);
  alter index document_word_items set (gin_pending_list_limit = 256);
  alter index capture_line_items set (gin_pending_list_limit = 256);
`;
