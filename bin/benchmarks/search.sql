-- Two schools for bin/bench search: everything of the big one, then everything of the small one, as imports would leave it.
-- Variables: big, small (passages of each), windows (a passage).
create function bench_id(kind int, n bigint) returns uuid language sql immutable return
  ('0000000' || kind || '-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid;

insert into school (id, key, name, widget_key, created_at)
  select bench_id(1, n), 'bench-' || n, 'bin/bench', 'wk_bench_' || n, now() from unnest(array[1, 2]) n;
-- Courses of 1, 10, 30 and 59 % of the big school; the small one has one.
insert into course (school_id, id, external_id, title, lang, created_at)
  select bench_id(1, 1), bench_id(2, n), 'course-' || n, 'Course', 'ru', now() from generate_series(1, 4) n
  union all select bench_id(1, 2), bench_id(2, 5), 'course-5', 'Course', 'ru', now();

create table bench_row as
  select n, bench_id(1, 1 + (n >= :big)::int) as school_id, bench_id(5, n) as passage_id, bench_id(4, n / 4) as article_id,
         bench_id(2, case when n >= :big then 5 when n / 4 % 100 = 0 then 1 when n / 4 % 100 <= 10 then 2
                          when n / 4 % 100 <= 40 then 3 else 4 end) as course_id
  from generate_series(0, :big + :small - 1) n;

insert into article (school_id, id, external_id, state, published_revision, created_at, updated_at)
  select distinct school_id, article_id, 'bench:' || article_id, 'published', 1, now(), now() from bench_row;
insert into revision (school_id, article_id, n, title, body, format, lang, course_id, kind, visibility, content_hash, created_at)
  select distinct on (r.article_id) r.school_id, r.article_id, 1, t.title, t.body, 'text', 'ru', r.course_id, 'handbook', 'student', '', now()
  from bench_row r join bench_text t using (n) order by r.article_id, n;
insert into passage (school_id, id, article_id, revision, position, heading, text)
  select r.school_id, r.passage_id, r.article_id, 1, n % 4, t.heading, t.body from bench_row r join bench_text t using (n) order by n;

-- Indexes are made anew over the whole: as good, and ten times faster than row by row.
select pg_get_indexdef('passage_384_embedding'::regclass) as hnsw, pg_get_indexdef('passage_384_lexemes'::regclass) as gin \gset
drop index passage_384_embedding, passage_384_lexemes;
insert into passage_384 (school_id, passage_id, article_id, course_id, lang, kind, staff_only, embedding, lexemes)
  select r.school_id, r.passage_id, r.article_id, r.course_id, 'ru', 'handbook', false, v.embedding,
         passage_lexemes(r.school_id, 'ru', t.title, t.heading, t.body)
  from bench_row r join bench_text t using (n) join bench_vector v using (n) order by n;
insert into passage_window_384 (school_id, passage_id, from_at, to_at, embedding)
  select r.school_id, r.passage_id, w.n % :windows * 100, w.n % :windows * 100 + 100, w.embedding
  from bench_window w join bench_row r on r.n = w.n / :windows order by w.n;
set maintenance_work_mem = '512MB';
set max_parallel_maintenance_workers = 2;
:hnsw;
:gin;

create table bench_question as
  select q.n + 1 as n, q.usual, q.rare, v.embedding from bench_words q join bench_asked v using (n);
alter table bench_question add primary key (n);
set app.school_id = '00000001-0000-7000-8000-000000000001';
select refresh_passages_384('00000001-0000-7000-8000-000000000001');
set app.school_id = '00000001-0000-7000-8000-000000000002';
select refresh_passages_384('00000001-0000-7000-8000-000000000002');
drop table bench_row, bench_text, bench_vector, bench_window, bench_words, bench_asked;
