-- A school's desk for bin/bench desk: handoffs that wait, and conversations that have ended, as the application would have left them.
-- Variables: school, handoffs (how many wait). There are bench_text(n, question, reply) and bench_packet(packet), what the assistant
-- knew of a real one.
create function bench_id(kind int, n bigint) returns uuid language sql immutable return
  ('0000000' || kind || '-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid;

create temp table bench_talk as
  select n, n < :handoffs as waits, bench_id(7, n) as id, bench_id(6, n / 4) as student_id, bench_id(8, n) as handoff_id,
         now() - interval '1 minute' * (case when n < :handoffs then n % 600 else 1440 + n * 7 end) as asked_at,
         (array['study', 'organisational', 'technical', 'study', 'organisational', 'emotional', 'complaint'])[1 + n % 7] as class,
         (array['mentors', 'curators', 'technical', 'mentors', 'curators', 'curators', 'curators'])[1 + n % 7] as team,
         (array['no-evidence', 'low-confidence', 'low-confidence', 'low-confidence', 'no-evidence', 'emotional', 'complaint'])[1 + n % 7] as reason,
         (array['calm', 'calm', 'tense', 'calm', 'calm', 'upset', 'upset'])[1 + n % 7] as mood, t.question, t.reply
  from bench_text t;
update bench_talk set reason = 'risk', class = 'emotional', mood = 'upset', team = 'curators' where waits and n % 400 = 5;
alter table bench_talk add due_at timestamptz, add priority text;
-- Within the next days, so that nothing becomes due while it is measured.
update bench_talk set due_at = now() + interval '2 hours' + interval '1 minute' * (n % 1500),
  priority = case reason when 'risk' then 'urgent' when 'emotional' then 'high' when 'complaint' then 'high' else 'normal' end;

insert into student (school_id, id, external_id, name, created_at)
  select distinct on (student_id) :'school'::uuid, student_id, 'bench-' || n, 'Student ' || n, asked_at from bench_talk order by student_id, n;
insert into conversation (school_id, id, student_id, course_id, state, owner_kind, team, version, last_seq, waiting, waiting_reason,
    expected_reply_by, created_at, closed_at)
  select :'school'::uuid, b.id, student_id, c.id, case when waits then 'open' else 'closed' end, case when waits then 'queue' else 'none' end,
    team, 2, 3, case when waits then 'reply' end, case when waits then reason end, case when waits then due_at end, asked_at,
    case when not waits then asked_at + interval '1 hour' end
  from bench_talk b join course c on c.school_id = :'school'::uuid;
insert into message (school_id, id, conversation_id, seq, author_kind, author_id, author_name, kind, text, client_id, created_at)
  select :'school'::uuid, bench_id(1, n), id, 1, 'student', student_id, 'Student', 'text', question, bench_id(1, n), asked_at from bench_talk
  union all
  select :'school'::uuid, bench_id(2, n), id, 2, 'system', null, null, 'notice', 'Ответит человек.', null, asked_at from bench_talk
  union all
  select :'school'::uuid, bench_id(3, n), id, 3, case when waits then 'student' else 'curator' end, case when waits then student_id end, 'Anna',
    'text', reply, bench_id(3, n), asked_at + interval '10 minutes' from bench_talk;
insert into handoff (school_id, id, conversation_id, student_id, course_id, state, team, reason, question_class, priority, mood, preview,
    packet, outcome, effort, confidence, created_at, due_at, resolved_at, replied_at, clock, clock_started_at, student_waits, wake_at)
  select :'school'::uuid, handoff_id, b.id, student_id, c.id, case when waits then 'waiting' else 'resolved' end, team, reason, class, priority, mood,
    left(question, 200), p.packet, case when not waits then 'closed' end, 1 + n % 3, 0.3, asked_at, due_at,
    case when not waits then asked_at + interval '1 hour' end, case when not waits then asked_at + interval '10 minutes' end,
    case when waits then 'first' else 'resolution' end, asked_at, waits, case when waits then due_at end
  from bench_talk b join course c on c.school_id = :'school'::uuid cross join bench_packet p;
insert into promise (school_id, handoff_id, kind, started_at, due_at, promised_seconds, always, met_at)
  select :'school'::uuid, handoff_id, kind, asked_at, due_at, 3600, false, case when not waits then asked_at + interval '10 minutes' end
  from bench_talk, unnest(array['first', 'resolution']) kind;
insert into handoff_event (school_id, handoff_id, id, at, kind, data)
  select :'school'::uuid, handoff_id, bench_id(9, n), asked_at, 'queued', jsonb_build_object('team', team) from bench_talk;
