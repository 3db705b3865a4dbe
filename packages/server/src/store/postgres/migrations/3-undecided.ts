export const UNDECIDED = `
  -- Words on which the archive changed its mind while captures waited, and documents that are looked at again for them.
  create table swayed (word bigint primary key);
  create table undecided (document_id bigint primary key);
`;
