-- Search of passages with vectors of 384 numbers; another dimension gets tables and functions of its own.

-- Which text search configuration a language gets. 'russian' stems Latin words as English, so both sides of a mixed text agree.
create function text_config(p_lang text) returns regconfig
  language sql immutable parallel safe
  return case p_lang when 'ru' then 'pg_catalog.russian'::regconfig when 'en' then 'pg_catalog.english'::regconfig
                     else 'pg_catalog.simple'::regconfig end;

-- The column `lexemes`: title (A), heading path (B), text (D) and one lexeme for the school, which lets GIN intersect with the school.
create function passage_lexemes(p_school uuid, p_lang text, p_title text, p_heading text, p_text text) returns tsvector
  language sql immutable parallel safe
  return setweight(to_tsvector(text_config(p_lang), coalesce(p_title, '')), 'A')
      || setweight(to_tsvector(text_config(p_lang), coalesce(p_heading, '')), 'B')
      || to_tsvector(text_config(p_lang), p_text)
      || array_to_tsvector(array['§' || p_school]);

create table passage_384 (
  school_id uuid not null, passage_id uuid not null, article_id uuid not null, course_id uuid,
  lang text not null, kind text not null,
  staff_only boolean not null, valid_until timestamptz,
  embedding halfvec(384),
  lexemes tsvector not null,
  primary key (school_id, passage_id),
  foreign key (school_id, passage_id) references passage on delete cascade);
comment on table passage_384 is 'What search reads: narrow, only published revisions; bodies are in passage.';
comment on column passage_384.course_id is 'null = whole school';
comment on column passage_384.embedding is 'unit length; null while not yet embedded';
create index passage_384_article on passage_384 (school_id, article_id);
-- plain: the vector stays in the row, an exact scan never visits TOAST; external: words are not decompressed for each ts_rank.
alter table passage_384 alter column embedding set storage plain, alter column lexemes set storage external;
create index passage_384_course on passage_384 (school_id, course_id);
create index passage_384_embedding on passage_384 using hnsw (embedding halfvec_ip_ops) with (m = 16, ef_construction = 200);
create index passage_384_lexemes on passage_384 using gin (lexemes) with (fastupdate = off);

-- Windows: pairs of neighbouring sentences of a passage longer than 400 characters, each embedded as heading + newline + window.
create table passage_window_384 (
  school_id uuid not null,
  passage_id uuid not null,
  from_at integer not null,
  to_at integer not null,
  embedding halfvec(384) not null,
  primary key (school_id, passage_id, from_at),
  foreign key (school_id, passage_id) references passage_384 on delete cascade);
comment on table passage_window_384 is 'Pairs of neighbouring sentences, for ranking, confidence and for choosing what to quote.';
comment on column passage_window_384.from_at is 'UTF-16 units into the passage''s text, inclusive; to_at exclusive';
alter table passage_window_384 alter column embedding set storage plain;

-- Statistics of a school, made by refresh_passages_384 after an import. Stale or missing ones cost speed and a little order, never rows.
create table passage_school_384 (
  school_id uuid primary key references school on delete cascade,
  passages int not null,               -- all but assignments
  mean_length real not null,           -- distinct lexemes a passage
  mean_embedding vector(384),          -- centroid: its product with a question is the mean similarity
  spread real not null);               -- standard deviation of the similarity of two passages: the unit of the dense score
create table passage_course_384 (
  school_id uuid not null references school on delete cascade, course_id uuid not null,  -- the nil uuid stands for "whole school"
  passages int not null, primary key (school_id, course_id));
create table passage_word_384 (
  school_id uuid not null references school on delete cascade, lexeme text not null, passages int not null, primary key (school_id, lexeme));

-- The mean of typical questions of a language (ours: the triage exemplars, by bin/calibrate). What every passage has in common with any
-- question of that language says nothing; across languages it hides the right passage. No row: no correction.
create table question_centre_384 (lang text primary key, embedding halfvec(384) not null);

create function refresh_passages_384(p_school uuid) returns void
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if current_setting('app.school_id', true) is distinct from p_school::text then
    raise insufficient_privilege using message = 'app.school_id is not the school asked for';
  end if;
  perform pg_advisory_xact_lock(384, hashtext(p_school::text));   -- one refresh of a school at a time
  delete from passage_word_384 where school_id = p_school;
  insert into passage_word_384
    select p_school, word, ndoc from ts_stat(format('select lexemes from public.passage_384 where school_id = %L and kind <> ''assignment''', p_school))
    where word not like '§%';
  delete from passage_course_384 where school_id = p_school;
  insert into passage_course_384
    select p_school, coalesce(course_id, '00000000-0000-0000-0000-000000000000'), count(*)
    from passage_384 where school_id = p_school and kind <> 'assignment' group by 2;
  delete from passage_school_384 where school_id = p_school;
  insert into passage_school_384
    with sample as materialized (select embedding from passage_384
                               where school_id = p_school and kind <> 'assignment' and embedding is not null order by passage_id limit 200)
    select p_school, count(*), coalesce(avg(length(lexemes)), 1), avg(embedding::vector),
           coalesce((select stddev_pop(-(a.embedding <#> b.embedding)) from sample a, sample b where a.embedding <> b.embedding), 0)
    from passage_384 where school_id = p_school and kind <> 'assignment';
end $$;

create function search_passages_384(p_school uuid, p_course uuid, p_embedding halfvec(384), p_question text, p_lang text,
                                    p_staff boolean, p_limit int)
  returns table (passage_id uuid, article_id uuid, score real, dense real, lexical real, dense_rank int, lexical_rank int, mean_dense real,
                 best_window real)
  language plpgsql stable security definer rows 40
  set search_path = pg_catalog, public, pg_temp
  set plan_cache_mode = force_custom_plan
  set jit = off
  set hnsw.iterative_scan = relaxed_order
  set hnsw.ef_search = 100
as $$
#variable_conflict use_column
declare
  nil constant uuid := '00000000-0000-0000-0000-000000000000';
  exact_up_to constant int := 10000;    -- passages in reach that are compared one by one
  rare_up_to constant int := 300;       -- passages the words may bring in
  lexical_weight constant real := 5.2;  -- in units of the school's spread
  centre_weight constant real := 0.3;   -- how much of the question centre is taken out across languages
  window_weight constant real := 0.5;   -- of the best window, over the first `reranked`
  reranked constant int := 30;
  k1 constant real := 1.2;              -- saturation of a repeated word
  b constant real := 0.5;               -- how much a long passage is discounted
  v_known passage_school_384;
  v_reach bigint;                       -- passages of the course and of the whole school
  v_centre halfvec(384);                -- of the question's language
  v_centre_mean real;
  v_mean real;                          -- mean similarity of the school to this question
  v_weight real;
  v_length real;
  v_words tsquery[];
  v_idf real[];
  v_all real;                           -- the question's whole weight: its words cannot score more than about this
  v_rare tsquery;                       -- the school's lexeme and any rare word
  v_near uuid[];
begin
  if current_setting('app.school_id', true) is distinct from p_school::text then
    raise insufficient_privilege using message = 'app.school_id is not the school asked for';
  end if;

  select * into v_known from passage_school_384 s where s.school_id = p_school;
  select coalesce(sum(c.passages), 0) into v_reach from passage_course_384 c
   where c.school_id = p_school and (p_course is null or c.course_id in (p_course, nil));
  v_length := greatest(coalesce(v_known.mean_length, 60), 1);
  v_weight := lexical_weight * coalesce(nullif(v_known.spread, 0), 0.04);
  v_mean := -(v_known.mean_embedding <#> p_embedding::vector);
  select c.embedding, -(v_known.mean_embedding <#> c.embedding::vector) into v_centre, v_centre_mean
    from question_centre_384 c where c.lang = p_lang;

  -- Words: the 32 heaviest, each with its weight; the rare ones, rarest first, may bring in passages.
  with word as (
    select q.lexeme, coalesce(w.passages, 0) as n
      from unnest(to_tsvector(text_config(p_lang), p_question)) q(lexeme, positions, weights)
      left join passage_word_384 w on w.school_id = p_school and w.lexeme = q.lexeme),
  heavy as (
    select ('''' || replace(replace(lexeme, '\', '\\'), '''', '''''') || '''')::tsquery as word, n,
           ln(1 + (greatest(coalesce(v_known.passages, 0), n) - n + 0.5) / (n + 0.5))::real as idf,
           sum(greatest(n, 1)) over (order by n, lexeme) as reached
      from word order by n, lexeme limit 32)
  select array_agg(word), array_agg(idf), sum(idf),
         ('''§' || p_school || '''')::tsquery && string_agg(word::text, ' | ') filter (where reached <= rare_up_to)::tsquery
    into v_words, v_idf, v_all, v_rare
    from heavy;

  -- Nearest hundred. `offset 0` keeps the planner off HNSW where an exact scan is cheap and complete.
  if p_embedding is not null and v_reach <= exact_up_to then
    select array_agg(n.passage_id) into v_near from (
      select p.passage_id from (
        select p.passage_id, p.embedding <#> p_embedding as d from passage_384 p
         where p.school_id = p_school and (p_course is null or p.course_id is null or p.course_id = p_course)
           and p.kind <> 'assignment' and (p_staff or not p.staff_only) and (p.valid_until is null or p.valid_until > now())
           and p.embedding is not null
        offset 0) p order by p.d limit 100) n;
  elsif p_embedding is not null then
    select array_agg(n.passage_id) into v_near from (
      select p.passage_id from passage_384 p
       where p.school_id = p_school and (p_course is null or p.course_id is null or p.course_id = p_course)
         and p.kind <> 'assignment' and (p_staff or not p.staff_only) and (p.valid_until is null or p.valid_until > now())
       order by p.embedding <#> p_embedding limit 100) n;
  end if;

  return query
  with candidate as materialized (
    select unnest(v_near) as id
    union
    (select p.passage_id from passage_384 p where p.lexemes @@ v_rare limit 2000)),
  ranked as materialized (
    select p.passage_id, p.article_id, -(p.embedding <#> p_embedding) as dense,
           case when p.lang = p_lang then l.points / nullif(v_all, 0) end as lexical,
           case when p.lang <> p_lang then centre_weight * (-(p.embedding <#> v_centre) - coalesce(v_centre_mean, 0)) end as common
      from candidate c join passage_384 p on p.school_id = p_school and p.passage_id = c.id
           -- `||` detoasts once for all words
           cross join lateral (select p.lexemes || ''::tsvector as words offset 0) d
           cross join lateral (
             select coalesce(sum(w.idf * t.n * (k1 + 1) / (t.n + k1 * (1 - b + b * length(d.words) / v_length))), 0) as points
               from unnest(v_words, v_idf) w(word, idf)
                    cross join lateral (select ts_rank('{1,1,1,1}', d.words, w.word) * 1.64493406 as n offset 0) t
              where t.n > 0 and p.lang = p_lang) l
     where (p_course is null or p.course_id is null or p.course_id = p_course)
       and p.kind <> 'assignment' and (p_staff or not p.staff_only) and (p.valid_until is null or p.valid_until > now())),
  fused as (
    select r.*, case when p_embedding is null then coalesce(r.lexical, 0)
                     else coalesce(r.dense - coalesce(r.common, 0), v_mean, 0) + v_weight * coalesce(r.lexical, 0) end as points,
           case when r.dense is not null then rank() over (order by r.dense desc nulls last) end::int as dense_rank,
           case when r.lexical > 0 then rank() over (order by r.lexical desc nulls last) end::int as lexical_rank
      from ranked r),
  first as materialized (select f.* from fused f order by f.points desc, f.passage_id limit greatest(reranked, p_limit)),
  placed as (
    select f.*, row_number() over (order by f.points desc, f.passage_id) as place from first f)
  -- Beyond the re-ranked the window is unknown; the dense score stands in for it, minus a step that keeps them behind.
  select f.passage_id, f.article_id,
         (f.points + case when p_embedding is null then 0
                          when f.place <= reranked then window_weight * coalesce(w.best, f.dense, v_mean, 0)
                          else window_weight * coalesce(f.dense, v_mean, 0) - 1 end)::real as score,
         f.dense::real, coalesce(f.lexical, 0)::real, f.dense_rank, f.lexical_rank, v_mean,
         case when f.place <= reranked then coalesce(w.best, f.dense) end::real
    from placed f
         left join lateral (select max(-(w.embedding <#> p_embedding)) as best from passage_window_384 w
                             where f.place <= reranked and p_embedding is not null
                               and w.school_id = p_school and w.passage_id = f.passage_id) w on true
   order by 3 desc, f.passage_id
   limit p_limit;
end $$;
revoke all on function search_passages_384, refresh_passages_384 from public;
grant execute on function search_passages_384, refresh_passages_384 to ${app};
comment on table passage_school_384 is 'Statistics of a school, made by refresh_passages_384().';
comment on table passage_course_384 is 'How many passages a course has, for choosing between the exact and the approximate scan.';
comment on table passage_word_384 is 'In how many passages of the school a word stands.';
comment on table question_centre_384 is 'Mean vector of typical questions by language; outside row-level security, of no school.';

call wall('passage_384');
call wall('passage_window_384');
call wall('passage_school_384');
call wall('passage_course_384');
call wall('passage_word_384');
