-- How answers came about, and how far each student has climbed each assignment's hints.

create table decision (
  school_id uuid not null references school on delete cascade,
  question_id uuid not null,
  conversation_id uuid not null,
  record jsonb not null,
  created_at timestamptz not null,
  primary key (school_id, question_id),
  foreign key (school_id, conversation_id) references conversation on delete cascade
);
comment on table decision is 'Per question: class, evidence, scores, checks, lane, versions, timings in ms; append-only.';

create table hint_ledger (
  school_id uuid not null references school on delete cascade,
  id uuid not null,
  student_id uuid not null,
  assignment_id uuid not null,
  level integer not null check (level between 0 and 3),
  why text not null,
  at timestamptz not null,
  primary key (school_id, id),
  foreign key (school_id, student_id) references student on delete cascade,
  foreign key (school_id, assignment_id) references assignment on delete cascade
);
create index hint_ledger_newest on hint_ledger (school_id, student_id, assignment_id, id desc);
comment on table hint_ledger is 'Each rise of a student''s hint level on an assignment; the newest row is the level.';

create table shown_work (
  school_id uuid not null references school on delete cascade,
  message_id uuid not null,
  student_id uuid not null,
  assignment_id uuid not null,
  at timestamptz not null,
  primary key (school_id, message_id),
  foreign key (school_id, student_id) references student on delete cascade,
  foreign key (school_id, assignment_id) references assignment on delete cascade
);
comment on table shown_work is 'Messages in which a student shows new work of their own: attempts, as an LMS event is one.';

call wall('decision');
call wall('hint_ledger');
call wall('shown_work');
