import sql from 'sql-template-tag';
import { type Check, differ } from './verify-checks.ts';

/** What holds between the rows that settling works with, once an archive has settled. */
export const WORKINGS: readonly Check[] = [
  {
    check: 'workings',
    query: sql`select p.id as subject from appearance p left join writing w on w.id = p.writing_id
      left join document d on d.id = p.document_id
      where w.id is null or d.id is null or w.article_id <> p.article_id or d.writing_id <> p.writing_id`,
    message: 'the appearance has no text or no document, or is of another article than they are',
  },
  {
    check: 'workings',
    query: sql`select w.hash as subject from writing w left join writing r on r.id = w.article_id
      left join article a on a.id = w.article_id
      where r.id is null or a.id is null or a.key <> substr(r.hash, 1, 32)
      or w.is_excerpt <> coalesce((select min(p.is_excerpt) from appearance p where p.writing_id = w.id), -1)`,
    message: 'nothing shows the text, or it is no copy of its article, or no excerpt as it says',
  },
  {
    check: 'workings',
    query: sql`select d.key as subject from document d where d.names is null
      or not exists (select 1 from appearance p where p.document_id = d.id)
      or not exists (select 1 from document_word w where w.rowid = d.id)`,
    message: 'nothing shows the document, it is not decided, or not found by its words',
  },
  {
    check: 'workings',
    query: sql`select l.siblings as subject from layout_evidence l where not exists (select 1 from capture c where c.id = l.capture_id)
      or not exists (select 1 from capture_line x where x.rowid = l.capture_id)`,
    message: 'the layout is that of no capture, or of one that is not found by its lines',
  },
  {
    check: 'workings',
    query: differ(
      sql`select short as subject, long, places from declared_pair`,
      sql`select d.short, d.long, count(*) from declared d join document k on k.key = d.document_key
        group by d.short, d.long`,
    ),
    message: 'the name is not declared in as many places as are kept',
  },
  {
    check: 'workings',
    query: sql`select n.key as subject from name n left join entity e on e.id = n.entity_id
      where (n.entity_id is not null and e.id is null)
      or (n.name_group is not null and not exists (select 1 from name g where g.key = n.name_group))
      or (n.owner_group is not null and not exists (select 1 from name g where g.key = n.owner_group))`,
    message: 'the name has an entity, a group or an owner that is not there',
  },
  {
    check: 'workings',
    query: sql`select l.name as subject from name_link l where not exists (select 1 from name n where n.key = l.name)`,
    message: 'the name is linked and not there',
  },
  {
    check: 'workings',
    query: sql`select e.key as subject from entity e where not exists (select 1 from name n where n.entity_id = e.id)
      or not exists (select 1 from entity_label l where l.entity_id = e.id)
      or e.weight <> case when e.article_count > 1
        then cast(round(1000000 / ln(e.article_count)) as integer) else 0 end`,
    message: 'the entity has no name or label, or weighs other than by its articles',
  },
  {
    check: 'workings',
    query: sql`select l.fold as subject from entity_label l left join entity e on e.id = l.entity_id where e.id is null
      union all select t.tail from entity_label_tail t left join entity e on e.id = t.entity_id where e.id is null`,
    message: 'the label is that of no entity',
  },
  {
    check: 'workings',
    query: sql`select m.id as subject from mention m left join name n on n.id = m.label_id
      where n.id is null or n.entity_id is null or n.entity_id <> m.entity_id`,
    message: 'the mention is of another entity than its name',
  },
  {
    check: 'workings',
    query: sql`select v.label as subject from evidence v left join name n on n.key = v.label
      left join appearance p on p.id = v.appearance_id
      where n.key is null or coalesce(n.entity_id, 0) <> coalesce(v.entity_id, 0)
      or (v.document_key <> '' and p.id is null)`,
    message: 'the evidence is of no name, of another entity than its name, or stands nowhere',
  },
  {
    check: 'workings',
    query: sql`select s.key as subject from source s
      where not exists (select 1 from capture_location l where l.source_id = s.id)`,
    message: 'the source has no captures',
  },
  {
    check: 'workings',
    query: sql`select i.sha256 as subject from unread u left join input_capture i on i.id = u.capture_id`,
    message: 'the capture waits to be read though all are settled',
  },
];
