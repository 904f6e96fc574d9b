-- Handoffs: packet and queue item in one.

create table handoff (
  school_id uuid not null references school on delete cascade,
  id uuid not null,
  conversation_id uuid not null,
  student_id uuid not null,
  course_id uuid,
  state text not null default 'waiting' check (state in ('waiting', 'claimed', 'resolved')),
  version integer not null default 1,
  team text not null,
  curator_id uuid,
  curator_name text,
  reason text not null,
  question_class text not null,
  priority text not null check (priority in ('low', 'normal', 'high', 'urgent')),
  mood text not null check (mood in ('calm', 'tense', 'upset')),
  preview text not null,
  comment text,
  draft jsonb,
  packet jsonb,
  verdict text,
  outcome text,
  created_at timestamptz not null,
  due_at timestamptz not null,
  claimed_at timestamptz,
  resolved_at timestamptz,
  primary key (school_id, id),
  foreign key (school_id, conversation_id) references conversation on delete cascade,
  foreign key (school_id, student_id) references student on delete cascade,
  check (state <> 'claimed' or curator_id is not null)
);
-- One open handoff a conversation: two reasons at once are one waiting.
create unique index handoff_open on handoff (school_id, conversation_id) where state <> 'resolved';
create index handoff_queue on handoff (school_id, state, due_at);
create index handoff_student on handoff (school_id, student_id, id);
comment on table handoff is 'A conversation that waits for, or has, a person; with what the assistant knew.';
comment on column handoff.packet is 'the assistant''s decision record';
comment on column handoff.outcome is 'how it ended: replied, approved, returned, closed, taken-back';

call wall('handoff');
