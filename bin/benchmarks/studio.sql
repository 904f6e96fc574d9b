-- A large school for bin/bench studio, as imports and a quarter of a year would leave it.
-- Variables: school, articles (published ones), passages (of them), windows (a passage), talks (conversations).
-- One article in thirteen more is a draft or archived: read in the list, never found by students.
create function bench_id(kind int, n bigint) returns uuid language sql immutable return
  ('0000000' || kind || '-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid;

-- Courses of 1, 10 and 30 % of the articles, nine of 5 %; the rest is of the whole school. Ten lessons each.
insert into course (school_id, id, external_id, title, lang, created_at)
  select :'school'::uuid, bench_id(2, n), 'course-' || n, initcap(t.title), 'ru', now() - interval '2 years'
  from generate_series(1, 12) c(n) join bench_text t using (n);
insert into lesson (school_id, id, course_id, external_id, title, position)
  select :'school'::uuid, bench_id(3, c * 10 + l), bench_id(2, c), 'lesson-' || l, initcap(t.title), l
  from generate_series(1, 12) c, generate_series(0, 9) l join bench_text t on t.n = 100 + l;

create table bench_article as
  select k, bench_id(4, k) as id, (k * (:passages / :articles))::int as first_n,
         case when k < :articles then 'published' when k % 2 = 0 then 'draft' else 'archived' end as state,
         case when k % 100 < 1 then 1 when k % 100 < 11 then 2 when k % 100 < 41 then 3 when k % 100 < 85 then 4 + k / 100 % 9 end as course,
         now() - interval '1 minute' * (k::bigint * 7919 % 1000000) as changed_at, k % 97 = 5 as again
  from generate_series(0, :articles + :articles / 13 - 1) k;
-- Drafts say what published articles say.
update bench_article set first_n = first_n % :passages where state <> 'published';

insert into article (school_id, id, external_id, state, published_revision, source, created_at, updated_at, owner_id, review_at)
  select :'school'::uuid, a.id, 'bench:' || coalesce('course-' || course, 'school') || ':' || k, state, case when state = 'published' then 1 end,
         case when k % 3 > 0 then 'wiki' end, changed_at, changed_at,
         (select s.id from staff s where s.school_id = :'school'::uuid order by s.email offset k % 7 limit 1),
         case when k % 4 = 0 then now() + interval '1 day' * (k / 4 % 400 - 40) end
  from bench_article a;
insert into revision (school_id, article_id, n, title, body, format, lang, course_id, lesson_id, kind, visibility, valid_until, content_hash,
    created_at, author_kind)
  select :'school'::uuid, a.id, r, upper(left(t.title, 1)) || substr(t.title, 2), t.body, 'text', 'ru', bench_id(2, a.course),
         case when k % 2 = 0 then bench_id(3, a.course * 10 + k / 2 % 10) end,
         case when k % 10 < 3 then 'faq' when k % 10 < 4 then 'policy' else 'handbook' end,
         case when k % 20 = 0 then 'staff' else 'student' end, case when k % 50 = 1 then now() + interval '1 day' * (k / 50 % 300 - 5) end,
         '', a.changed_at, 'import'
  from bench_article a join bench_text t on t.n = a.first_n cross join generate_series(1, case when again then 2 else 1 end) r order by k, r;

create table bench_row as
  select t.n, bench_id(5, t.n) as passage_id, a.id as article_id, a.course, a.k, t.heading, t.body
  from bench_text t join bench_article a on a.k = least(t.n / (:passages / :articles), :articles - 1);
insert into passage (school_id, id, article_id, revision, position, heading, text)
  select :'school'::uuid, passage_id, article_id, 1, n % (:passages / :articles), heading, body from bench_row order by n;
insert into passage (school_id, id, article_id, revision, position, heading, text)
  select :'school'::uuid, bench_id(6, k * 2 + r), a.id, r, 0, t.heading, t.body
  from bench_article a join bench_text t on t.n = a.first_n cross join generate_series(1, 2) r
  where case when a.state = 'published' then again and r = 2 else r = 1 end;

-- Indexes are made anew over the whole: as good, and ten times faster than row by row.
select pg_get_indexdef('passage_384_embedding'::regclass) as hnsw, pg_get_indexdef('passage_384_lexemes'::regclass) as gin \gset
drop index passage_384_embedding, passage_384_lexemes;
insert into passage_384 (school_id, passage_id, article_id, course_id, lang, kind, staff_only, valid_until, embedding, lexemes)
  select :'school'::uuid, b.passage_id, b.article_id, bench_id(2, b.course), 'ru', r.kind, r.visibility = 'staff', r.valid_until, v.embedding,
         passage_lexemes(:'school'::uuid, 'ru', r.title, b.heading, b.body)
  from bench_row b join bench_vector v using (n)
  join revision r on r.school_id = :'school'::uuid and r.article_id = b.article_id and r.n = 1 order by b.n;
insert into passage_window_384 (school_id, passage_id, from_at, to_at, embedding)
  select :'school'::uuid, bench_id(5, w.n / :windows), w.n % :windows * 100, w.n % :windows * 100 + 100, w.embedding
  from bench_window w order by w.n;
set maintenance_work_mem = '900MB';
set max_parallel_maintenance_workers = 2;
:hnsw;
:gin;

-- A quarter of a year: who asked, what was answered from where, what was missed.
create table bench_talk as
  select n, bench_id(7, n) as id, bench_id(8, n % (:talks / 5)) as student_id, now() - interval '92 days' * (n + 1) / (:talks + 1) as at,
         case when n % 10 < 6 then 'answer' when n % 10 < 7 then 'draft' when n % 10 < 9 then 'handoff' else 'decline' end as lane, t.body,
         -- A few articles are cited often, most never.
         (array(select bench_id(4, (:articles * power(random(), 4))::int % :articles) from generate_series(1, 2) where n >= 0)) as cited
  from generate_series(0, :talks - 1) n join bench_text t using (n);
insert into student (school_id, id, external_id, name, created_at)
  select distinct :'school'::uuid, student_id, 'bench-' || student_id, 'Student', now() - interval '100 days' from bench_talk;
insert into conversation (school_id, id, student_id, course_id, state, owner_kind, version, last_seq, created_at, closed_at)
  select :'school'::uuid, id, student_id, bench_id(2, 1 + n % 12), 'closed', 'none', 2, 2, at, at + interval '1 hour' from bench_talk;
insert into message (school_id, id, conversation_id, seq, author_kind, author_id, kind, text, client_id, created_at)
  select :'school'::uuid, bench_id(1, 2 * n), id, 1, 'student', student_id, 'text', left(body, 80), bench_id(1, 2 * n), at from bench_talk;
insert into message (school_id, id, conversation_id, seq, author_kind, kind, text, lane, reason, reply_to, citations, created_at)
  select :'school'::uuid, bench_id(1, 2 * n + 1), id, 2, 'assistant', 'text', left(body, 200), lane,
         case lane when 'answer' then null when 'decline' then 'off-topic' else 'low-confidence' end, bench_id(1, 2 * n),
         case lane when 'answer' then (select jsonb_agg(jsonb_build_object('articleId', c)) from unnest(cited) c) end, at + interval '1 second'
  from bench_talk;
update message set rating = jsonb_build_object('value', case when seq % 2 = 0 and get_byte(uuid_send(id), 15) % 16 = 1 then 'down' else 'up' end)
  where school_id = :'school'::uuid and lane = 'answer' and get_byte(uuid_send(id), 15) % 4 = 1;
insert into decision (school_id, question_id, conversation_id, record, created_at, course_id)
  select :'school'::uuid, bench_id(1, 2 * n), id, jsonb_build_object('questionClass', 'organisational', 'confidence', n % 100 / 100.0), at,
         bench_id(2, 1 + n % 12)
  from bench_talk;
insert into gap (school_id, id, created_at)
  select :'school'::uuid, bench_id(9, n), now() - interval '90 days' from generate_series(0, :talks / 25 - 1) n;
insert into missed_question (school_id, question_id, conversation_id, gap_id, course_id, question_class, cause, lang, text, reply, asked_at)
  select :'school'::uuid, bench_id(1, 2 * n), id, bench_id(9, n / 10 % (:talks / 25)), bench_id(2, 1 + n % 12), 'organisational',
         case when lane = 'decline' then 'decline' else 'handoff' end, 'ru', left(body, 80), left(body, 200), at
  from bench_talk where lane in ('handoff', 'decline');
insert into proposal (school_id, id, gap_id, kind, title, body, lang, questions_seen, created_at)
  select :'school'::uuid, bench_id(9, 1000000 + n), bench_id(9, n), 'entry', initcap(t.title), t.body, 'ru', 3, now()
  from generate_series(0, least(:talks / 25, 500) - 1) n join bench_text t using (n);

create table bench_question as
  select q.n + 1 as n, q.usual, q.rare, v.embedding from bench_words q join bench_asked v using (n);
select set_config('app.school_id', :'school', false);
select refresh_passages_384(:'school'::uuid);
drop table bench_row, bench_article, bench_talk, bench_text, bench_vector, bench_window, bench_words, bench_asked;
