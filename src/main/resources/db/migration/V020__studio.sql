-- What the studio lists articles by: what each shows now, who cares for it, who wrote its revisions, how often it was cited.

alter table article
  add column owner_id uuid,
  add column review_at timestamptz,
  add column newest integer,
  add column shown integer,
  add column shown_title text,
  add column shown_lang text,
  add column shown_kind text,
  add column shown_course uuid,
  add column shown_lesson uuid,
  add column shown_from timestamptz,
  add column shown_until timestamptz;
comment on column article.owner_id is 'the member of staff who cares for it; null = nobody in particular';
comment on column article.review_at is 'when somebody is to look whether it still holds';
comment on column article.newest is 'its last revision, published or not';
comment on column article.shown is 'the published revision, else the newest; what follows are its fields, kept by a trigger, so that a list of 50,000 reads one table';

alter table revision
  add column valid_from timestamptz,
  add column author_kind text check (author_kind in ('staff', 'key', 'import', 'proposal')),
  add column author_name text,
  add column note text;
comment on column revision.valid_from is 'not found before; null = at once';
comment on column revision.author_kind is 'null = written before this was kept';
comment on column revision.note is 'what the author says of the change';

create function show_article() returns trigger language plpgsql as $$
declare r revision;
begin
  select * into r from revision v
   where v.school_id = new.school_id and v.article_id = new.id
     and (new.published_revision is null or v.n = new.published_revision)
   order by v.n desc limit 1;
  new.shown := r.n;
  new.shown_title := r.title;
  new.shown_lang := r.lang;
  new.shown_kind := r.kind;
  new.shown_course := r.course_id;
  new.shown_lesson := r.lesson_id;
  new.shown_from := r.valid_from;
  new.shown_until := r.valid_until;
  return new;
end $$;
create trigger article_shown before update of state, published_revision on article
  for each row execute function show_article();

create function show_revision() returns trigger language plpgsql as $$
begin
  update article set newest = new.n, published_revision = published_revision where school_id = new.school_id and id = new.article_id;
  return null;
end $$;
create trigger revision_shown after insert on revision for each row execute function show_revision();

update article a set newest = (select max(n) from revision r where r.school_id = a.school_id and r.article_id = a.id),
  published_revision = published_revision;

-- Citations, counted without a lock on the article: many answers cite one at the same time.
create table article_citation (
  school_id uuid not null references school on delete cascade,
  article_id uuid not null,
  message_id uuid not null,
  at timestamptz not null,
  down boolean not null default false,
  primary key (school_id, article_id, message_id),
  foreign key (school_id, message_id) references message on delete cascade
);
create index article_citation_at on article_citation (school_id, article_id, at);
create index article_citation_down on article_citation (school_id, at) where down;
create index article_citation_message on article_citation (school_id, message_id);
comment on table article_citation is 'Which articles a message cited, kept by triggers of message.';
comment on column article_citation.down is 'the student found that message of no use';
call wall('article_citation');

create function note_citations() returns trigger language plpgsql as $$
begin
  insert into article_citation (school_id, article_id, message_id, at)
    select new.school_id, (c ->> 'articleId')::uuid, new.id, new.created_at
      from jsonb_array_elements(new.citations) c where c ->> 'articleId' is not null
    on conflict do nothing;
  return null;
end $$;
create trigger message_citations after insert on message for each row
  when (jsonb_typeof(new.citations) = 'array') execute function note_citations();

create function note_rating() returns trigger language plpgsql as $$
begin
  update article_citation set down = coalesce(new.rating ->> 'value' = 'down', false)
   where school_id = new.school_id and message_id = new.id;
  return null;
end $$;
create trigger message_rating after update of rating on message for each row
  when (jsonb_typeof(new.citations) = 'array') execute function note_rating();

insert into article_citation (school_id, article_id, message_id, at, down)
  select m.school_id, (c ->> 'articleId')::uuid, m.id, m.created_at, coalesce(m.rating ->> 'value' = 'down', false)
    from message m cross join lateral jsonb_array_elements(m.citations) c
   where jsonb_typeof(m.citations) = 'array' and c ->> 'articleId' is not null
  on conflict do nothing;

-- Articles by words of their passages. As the owner, since row-level security would switch the index off; the school is checked here.
create function articles_saying(p_school uuid, p_words text) returns table (article_id uuid)
  language plpgsql stable security definer rows 1000 set search_path = pg_catalog, public, pg_temp as $$
#variable_conflict use_column
declare
  most constant int := 5000;   -- passages looked at: whoever types so common a word types on
  v_words tsquery := plainto_tsquery('russian', p_words) || plainto_tsquery('english', p_words) || plainto_tsquery('simple', p_words);
begin
  if current_setting('app.school_id', true) is distinct from p_school::text then
    raise insufficient_privilege using message = 'app.school_id is not the school asked for';
  end if;
  if numnode(v_words) = 0 then
    return;
  end if;
  return query select distinct f.article_id from (
    select p.article_id from passage_384 p where p.lexemes @@ (('''§' || p_school || '''')::tsquery && v_words) limit most) f;
end $$;
revoke all on function articles_saying from public;
grant execute on function articles_saying to ${app};

-- A passage is found from the time its article holds. The search is long and V013 has it: only its conditions of time change.
alter table passage_384 add column valid_from timestamptz;
comment on column passage_384.valid_from is 'not found before; null = at once';
-- Loads the extension, which owns the hnsw settings of the function.
select '[1]'::vector;
do $$
declare
  v_until constant text := '(p.valid_until is null or p.valid_until > now())';
  v_search text := pg_get_functiondef('search_passages_384'::regproc);
begin
  if (length(v_search) - length(replace(v_search, v_until, ''))) / length(v_until) <> 3 then
    raise exception 'search_passages_384 is not the one this migration was written for';
  end if;
  execute replace(v_search, v_until, v_until || ' and (p.valid_from is null or p.valid_from <= now())');
end $$;
