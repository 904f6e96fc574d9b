-- What figures are counted from: each room shows what it knows of many questions at once, never a word of anybody.

-- Kept beside the record: counting a hundred thousand questions must not open as many records, which are 10 KB each.
alter table decision
  add column question_class text generated always as (record ->> 'questionClass') stored,
  add column confidence real generated always as ((record ->> 'confidence')::real) stored;
comment on column decision.confidence is '0 to 1, of the record';

-- conversation
create index message_outcome on message (school_id, created_at) include (conversation_id, reply_to, lane, reason)
  where lane is not null and reply_to is not null;
create index conversation_event_closed on conversation_event (school_id, created_at) where data ->> 'state' = 'closed';

create view question_outcome with (security_invoker = true) as
  select a.school_id, a.reply_to as question_id, a.conversation_id, c.student_id, c.course_id,
         coalesce(q.assignment_id, c.assignment_id) as assignment_id, a.lane, a.reason, a.created_at as at
    from message a
    join conversation c on c.school_id = a.school_id and c.id = a.conversation_id
    left join message q on q.school_id = a.school_id and q.id = a.reply_to
   where a.lane is not null and a.reply_to is not null;
comment on view question_outcome is 'What became of each question, when; questions that a person took over have none of their own.';

create view conversation_closing with (security_invoker = true) as
  select e.school_id, e.conversation_id, e.created_at as closed_at,
         (select o.created_at from conversation_event o
           where o.school_id = e.school_id and o.conversation_id = e.conversation_id and o.seq > e.seq order by o.seq limit 1) as opened_at
    from conversation_event e where e.data ->> 'state' = 'closed';
comment on view conversation_closing is 'When conversations were closed, and opened again if they were.';

create view question_words with (security_invoker = true) as
  select school_id, message_id as question_id, tsvector_to_array(lexemes) as stems from message_search;
comment on view question_words is 'The stems of what was asked, to tell whether it was asked again; one of them stands for the school.';

create view rating_given with (security_invoker = true) as
  select m.school_id, c.student_id, c.course_id, m.conversation_id, m.reply_to as question_id,
         case when m.author_kind = 'curator' then 'curator' when m.kind = 'hint' then 'hint' else coalesce(m.lane, 'handoff') end as given_to,
         m.rating ->> 'value' = 'up' as up, m.created_at as at
    from message m
    join conversation c on c.school_id = m.school_id and c.id = m.conversation_id
   where m.rating is not null
  union all
  select c.school_id, c.student_id, c.course_id, c.id, null, 'conversation', c.rating ->> 'value' = 'up', coalesce(c.closed_at, c.created_at)
    from conversation c where c.rating is not null;
comment on view rating_given is 'What students thought of messages and of whole conversations; at = when that was said or closed.';

-- answering
create view question_decided with (security_invoker = true) as
  select school_id, question_id, question_class, confidence from decision;
comment on view question_decided is 'Class and confidence of each question.';

create view answer_judged with (security_invoker = true) as
  select distinct on (l.school_id, l.question_id) l.school_id, l.question_id, c.student_id, d.course_id, d.question_class, d.confidence,
         l.is_right, d.created_at as at
    from answer_label l
    join decision d on d.school_id = l.school_id and d.question_id = l.question_id
    join conversation c on c.school_id = d.school_id and c.id = d.conversation_id
   order by l.school_id, l.question_id, l.source desc;
comment on view answer_judged is 'Whether answers, sent or drafted, were right; a curator''s verdict stands before a student''s rating.';

-- desk
create index handoff_created on handoff (school_id, created_at);
create view handoff_told with (security_invoker = true) as
  select h.school_id, h.id, h.conversation_id, h.student_id, h.course_id, h.team, h.reason, h.state, h.student_waits, h.created_at,
         h.clock_started_at, h.due_at, h.replied_at, h.resolved_at, p.due_at as first_due_at
    from handoff h
    left join promise p on p.school_id = h.school_id and p.handoff_id = h.id and p.kind = 'first';
comment on view handoff_told is 'When each handoff came, was due and was replied to; first_due_at = what was promised for the first reply.';

-- course
create index lms_event_judged on lms_event (school_id, at)
  where verb in ('submitted', 'passed', 'failed') and assignment_id is not null;
create view task_done with (security_invoker = true) as
  select school_id, student_id, course_id, assignment_id, verb, at from lms_event
   where verb in ('submitted', 'passed', 'failed') and assignment_id is not null;
comment on view task_done is 'How assignments went, as the LMS tells it.';
create view course_served with (security_invoker = true) as select school_id, id, teams from course;
comment on view course_served is 'Which team a course gives which class of question, where it is not the usual one.';
