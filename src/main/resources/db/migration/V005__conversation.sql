-- Conversations, messages, and the log of changes of owner and state. One sequence a conversation, taken under its row's lock.

create table conversation (
  school_id uuid not null references school on delete cascade,
  id uuid not null,
  student_id uuid not null,
  course_id uuid,
  lesson_id uuid,
  assignment_id uuid,
  state text not null default 'open' check (state in ('open', 'closed')),
  owner_kind text not null default 'assistant' check (owner_kind in ('assistant', 'queue', 'curator', 'none')),
  owner_staff_id uuid,
  owner_name text,
  owner_role text,
  last_curator_id uuid,
  team text,
  version integer not null default 1,
  last_seq bigint not null default 0,
  read_seq bigint not null default 0,
  waiting text check (waiting in ('reply', 'draft')),
  waiting_reason text,
  expected_reply_by timestamptz,
  page_url text,
  rating jsonb,
  created_at timestamptz not null,
  closed_at timestamptz,
  primary key (school_id, id),
  foreign key (school_id, student_id) references student on delete cascade,
  foreign key (school_id, course_id) references course on delete set null (course_id),
  -- No question without an owner: whoever waits for a person has a time by which one replies.
  check (owner_kind <> 'queue' or expected_reply_by is not null),
  check ((state = 'closed') = (owner_kind = 'none'))
);
create index conversation_student on conversation (school_id, student_id, id);
comment on table conversation is 'A student''s thread with its owner. version grows only when owner or state changes.';
comment on column conversation.last_seq is 'number of the newest message or event';
comment on column conversation.read_seq is 'up to where the student has read';

create table message (
  school_id uuid not null references school on delete cascade,
  id uuid not null,
  conversation_id uuid not null,
  seq bigint not null,
  author_kind text not null check (author_kind in ('student', 'assistant', 'curator', 'system')),
  author_id uuid,
  author_name text,
  kind text not null check (kind in ('text', 'hint', 'notice', 'nudge')),
  text text not null,
  lane text,
  reason text,
  mode text,
  citations jsonb,
  hint jsonb,
  reply_to uuid,
  client_id uuid,
  open boolean not null default false,
  assignment_id uuid,
  lesson_id uuid,
  visibility text not null default 'student' check (visibility in ('student', 'staff')),
  rating jsonb,
  created_at timestamptz not null,
  primary key (school_id, id),
  unique (school_id, conversation_id, seq),
  unique (school_id, conversation_id, client_id),
  foreign key (school_id, conversation_id) references conversation on delete cascade
);
create index message_open on message (school_id, conversation_id, seq) where open;
create index message_recent on message (school_id, author_id, created_at) where author_kind = 'student';
comment on table message is 'What was said; append-only but for ratings, open, erasure and retention.';
comment on column message.open is 'a question whose outcome is still to come while the assistant owns the conversation';
comment on column message.kind is 'from a student: hint = a press on "a bigger hint"';

create table conversation_event (
  school_id uuid not null references school on delete cascade,
  conversation_id uuid not null,
  seq bigint not null,
  data jsonb not null,
  created_at timestamptz not null,
  primary key (school_id, conversation_id, seq),
  foreign key (school_id, conversation_id) references conversation on delete cascade
);
comment on table conversation_event is 'Changes of owner and state, replayed to streams between messages by seq.';

call wall('conversation');
call wall('message');
call wall('conversation_event');
