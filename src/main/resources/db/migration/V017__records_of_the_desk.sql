-- What the desk looks up and keeps for its staff: search over messages, views, macros, who opened what, answers worth showing again.

-- Words apart from signs, one for one, so that places in both are the same; `main.rs`, `borrow_mut` and `rust-lang` are found by their
-- parts, and a less-than sign begins no tag.
create function message_words(p_text text) returns text
  language sql immutable parallel safe
  return translate(p_text, $signs$!"#$%&'()*+,-./:;<=>?@[\]^_`{|}~Ёё$signs$ || chr(1) || chr(2), repeat(' ', 32) || 'Ее  ');

-- What a student asked tells most (A), then what curators said (B), then the assistant (D); one lexeme for the school, which lets GIN
-- intersect with it. 'russian' stems Latin words as English, so that a mixed text is found in both languages.
create function message_lexemes(p_school uuid, p_author text, p_text text) returns tsvector
  language sql immutable parallel safe
  return setweight(to_tsvector('pg_catalog.russian', message_words(p_text)),
                   (case p_author when 'student' then 'A' when 'curator' then 'B' else 'D' end)::"char")
      || array_to_tsvector(array['§' || p_school]);

-- Beside `message` and not a column of it: readers of messages do not carry it, and a question that gets its answer is not indexed anew.
-- Costs 0.1 ms a message of 220 letters (measured; 0.25 ms with fastupdate off); 256 kB not yet sorted in cost a search 2 ms at most.
create table message_search (
  school_id uuid not null,
  message_id uuid not null,
  conversation_id uuid not null,
  created_at timestamptz not null,
  lexemes tsvector not null,
  primary key (school_id, message_id),
  foreign key (school_id, message_id) references message on delete cascade
);
create index message_search_lexemes on message_search using gin (lexemes) with (gin_pending_list_limit = 256);
comment on table message_search is 'What search reads of messages; the system''s own are left out. Kept by a trigger.';

create function keep_message_lexemes() returns trigger language plpgsql as $$
begin
  insert into message_search
    values (new.school_id, new.id, new.conversation_id, new.created_at, message_lexemes(new.school_id, new.author_kind, new.text))
    on conflict (school_id, message_id) do update set lexemes = excluded.lexemes;
  return null;
end $$;
create trigger message_said after insert or update of text on message
  for each row when (new.author_kind <> 'system') execute function keep_message_lexemes();
insert into message_search
  select school_id, id, conversation_id, created_at, message_lexemes(school_id, author_kind, text) from message where author_kind <> 'system';
create index message_rated on message (school_id, conversation_id, seq) where rating is not null;

-- The words of a search; the last may be only begun. From three letters on, since a prefix walks the words of every school.
create function message_query(p_words text, p_last text, p_all boolean) returns tsquery
  language sql immutable parallel safe
  return (with part as (
      select coalesce(plainto_tsquery('pg_catalog.russian', nullif(message_words(p_words), '')), '') as words,
             plainto_tsquery('pg_catalog.russian', message_words(p_last)) as stem,
             lower(btrim(message_words(p_last))) as last),
    begun as (
      select words, case when length(last) >= 3
                         then stem || ('''' || replace(replace(last, '\', '\\'), '''', '''''') || ''':*')::tsquery else stem end as last
        from part)
    select case when p_all then words && last else replace(words::text, ' & ', ' | ')::tsquery || last end from begun);

-- The best message of each conversation: with all words or, where no message has them all, with any. A match loses half of its worth
-- with age. Runs as the owner: row-level security would keep the index from being used, so the school is a lexeme and a condition.
create function search_messages(p_school uuid, p_words text, p_last text, p_now timestamptz)
  returns table (conversation_id uuid, message_id uuid, query tsquery, score real)
  language plpgsql stable security definer rows 1000
  set search_path = pg_catalog, public, pg_temp
  set plan_cache_mode = force_custom_plan
  set jit = off
as $$
#variable_conflict use_column
declare
  most constant int := 5000;            -- messages that are ranked, the newest: a word that more of them have tells nothing
  half_life constant interval := '60 days';
  v_school tsquery := ('''§' || p_school || '''')::tsquery;
  v_query tsquery := message_query(p_words, p_last, true);
begin
  if current_setting('app.school_id', true) is distinct from p_school::text then
    raise insufficient_privilege using message = 'app.school_id is not the school asked for';
  end if;
  if numnode(v_query) = 0 then
    return;
  end if;
  if not exists (select 1 from message_search s where s.lexemes @@ (v_query && v_school) and s.school_id = p_school) then
    v_query := message_query(p_words, p_last, false);
  end if;
  return query
    with hit as (
      select s.conversation_id, s.message_id, s.lexemes, s.created_at from message_search s
       where s.lexemes @@ (v_query && v_school) and s.school_id = p_school order by s.created_at desc limit most),
    ranked as (
      select h.conversation_id, h.message_id,
             (ts_rank(h.lexemes, v_query, 1)
               * (0.5 + 0.5 * exp(-ln(2) * greatest(extract(epoch from p_now - h.created_at), 0) / extract(epoch from half_life))))::real as score
        from hit h)
    select distinct on (r.conversation_id) r.conversation_id, r.message_id, v_query, r.score
      from ranked r order by r.conversation_id, r.score desc, r.message_id desc;
end $$;
revoke all on function search_messages from public;
grant execute on function search_messages to ${app};

-- What lists of other features read of conversations.
create view conversation_listed with (security_invoker = true) as
  select c.school_id, c.id, c.student_id, coalesce(s.name, s.external_id) as student_name, c.course_id, k.external_id as course,
         c.state, c.owner_kind, c.owner_name, c.owner_role, c.created_at, c.rating ->> 'value' as rating
    from conversation c
    join student s on s.school_id = c.school_id and s.id = c.student_id
    left join course k on k.school_id = c.school_id and k.id = c.course_id;
comment on view conversation_listed is 'A row of a list of conversations, with the names it shows.';
create view message_told with (security_invoker = true) as
  select school_id, conversation_id, id, seq, text, visibility, rating ->> 'value' as rating, created_at from message;
comment on view message_told is 'What lists show of messages.';
create index handoff_of_conversation on handoff (school_id, conversation_id, id);

create table saved_view (
  school_id uuid not null references school on delete cascade,
  staff_id uuid not null,
  position integer not null,
  name text not null,
  filters jsonb not null,
  primary key (school_id, staff_id, name),
  foreign key (school_id, staff_id) references staff on delete cascade
);
comment on table saved_view is 'A member of staff''s own ways of looking at conversations, in the order of position.';

create table access_log (
  school_id uuid not null references school on delete cascade,
  id uuid not null,
  at timestamptz not null,
  staff_id uuid not null,
  staff_name text not null,
  action text not null,
  conversation_id uuid not null,
  primary key (school_id, id)
);
create index access_log_conversation on access_log (school_id, conversation_id, id);
create index access_log_staff on access_log (school_id, staff_id, conversation_id, id);
comment on table access_log is 'Which member of staff opened which conversation. Ids only, so that it outlives what it names.';

create table macro (
  school_id uuid not null references school on delete cascade,
  id uuid not null,
  staff_id uuid,
  position integer not null,
  title text not null,
  text text not null,
  primary key (school_id, id),
  foreign key (school_id, staff_id) references staff on delete cascade
);
create index macro_staff on macro (school_id, staff_id, position);
comment on table macro is 'A text to reply with, in the order of position; {name}, {course} and {due} are filled in when it is used.';
comment on column macro.staff_id is 'whose own it is; null = the school''s';

create table resolved_question (
  school_id uuid not null references school on delete cascade,
  handoff_id uuid not null,
  course_id uuid,
  question_class text not null,
  question text not null,
  reply text not null,
  embedding halfvec,
  embedding_model text,
  created_at timestamptz not null,
  primary key (school_id, handoff_id),
  foreign key (school_id, handoff_id) references handoff on delete cascade,
  foreign key (school_id, course_id) references course on delete set null (course_id)
);
comment on table resolved_question is
  'A question that a person has answered, without personal data. Compared one by one: 10,000 vectors of a school take some 10 ms.';
comment on column resolved_question.embedding is 'as a question, unit length, of the model beside it; null while not yet embedded';

call wall('message_search');
call wall('saved_view');
call wall('access_log');
call wall('macro');
call wall('resolved_question');
