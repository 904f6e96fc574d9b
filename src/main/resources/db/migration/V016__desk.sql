-- The desk: whom a handoff is meant for, the clocks of its promises, what happened to it, and who is there to help.

alter table handoff
  add column assignee_id uuid,
  add column assignee_name text,
  add column assigned_at timestamptz,
  add column effort real not null default 1,
  add column confidence real,
  add column hint_level smallint,
  add column clock text not null default 'first' check (clock in ('first', 'next', 'resolution')),
  add column clock_started_at timestamptz,
  add column student_waits boolean not null default true,
  add column snoozed boolean not null default false,
  add column snoozed_until timestamptz,
  add column wake_at timestamptz,
  add column breached_at timestamptz;
update handoff set clock_started_at = created_at, wake_at = case when state = 'resolved' then null else due_at end,
  breached_at = case when due_at < coalesce(replied_at, resolved_at, created_at) then due_at end,
  student_waits = state <> 'resolved' and replied_at is null,
  clock = case when state <> 'resolved' and replied_at is not null then 'resolution' else 'first' end;
alter table handoff alter column clock_started_at set not null;
create index handoff_assignee on handoff (school_id, assignee_id) where state = 'waiting';
create index handoff_curator on handoff (school_id, curator_id, claimed_at);
create index handoff_wake on handoff (wake_at) where wake_at is not null;
comment on column handoff.assignee_id is 'whom a waiting handoff is meant for; anybody may claim it';
comment on column handoff.effort is 'what it is likely to cost, 1 = a plain organisational question (Effort)';
comment on column handoff.confidence is '0 to 1, of the assistant; kept here so that a list need not open packets';
comment on column handoff.clock is 'the promise that due_at belongs to; resolution = nobody waits for a reply, so it stands still';
comment on column handoff.student_waits is 'the student has written, and no person has replied since';
comment on column handoff.snoozed_until is 'while snoozed: null = until the student answers';
comment on column handoff.wake_at is 'when somebody has to look: a warning, a breach, a silent claim, the end of a snooze, a reminder';
comment on column handoff.breached_at is 'when a promise to the student was first broken';

create table promise (
  school_id uuid not null references school on delete cascade,
  handoff_id uuid not null,
  kind text not null check (kind in ('first', 'next', 'resolution')),
  started_at timestamptz not null,
  due_at timestamptz not null,
  promised_seconds integer not null,
  always boolean not null,
  paused_at timestamptz,
  left_seconds bigint,
  met_at timestamptz,
  warned_at timestamptz,
  breached_at timestamptz,
  escalated_at timestamptz,
  primary key (school_id, handoff_id, kind),
  foreign key (school_id, handoff_id) references handoff on delete cascade
);
-- What was promised before had one clock.
insert into promise (school_id, handoff_id, kind, started_at, due_at, promised_seconds, always, met_at, breached_at)
  select school_id, id, 'first', created_at, due_at, extract(epoch from due_at - created_at), reason = 'risk',
    replied_at, breached_at
  from handoff where state <> 'resolved';
insert into promise (school_id, handoff_id, kind, started_at, due_at, promised_seconds, always, paused_at, left_seconds)
  select school_id, id, 'resolution', created_at, created_at + interval '24 hours', 86400, false, replied_at,
    case when replied_at is not null then extract(epoch from created_at + interval '24 hours' - replied_at) end
  from handoff where state <> 'resolved';
comment on table promise is 'A clock of a handoff: first reply, next reply, resolution. Only people''s words start, stop or pause it.';
comment on column promise.promised_seconds is 'of working time, or of wall-clock time where always';
comment on column promise.always is 'counted by the wall clock, not by the team''s hours';
comment on column promise.left_seconds is 'while paused: what was left, negative when overdue';

create table handoff_event (
  school_id uuid not null references school on delete cascade,
  handoff_id uuid not null,
  id uuid not null,
  at timestamptz not null,
  kind text not null,
  by_id uuid,
  by_name text,
  data jsonb not null default '{}',
  primary key (school_id, handoff_id, id),
  foreign key (school_id, handoff_id) references handoff on delete cascade
);
create index handoff_event_kind on handoff_event (school_id, kind, at);
comment on table handoff_event is 'What happened to a handoff, for its history and for heads; append-only.';

create table curator (
  school_id uuid not null references school on delete cascade,
  staff_id uuid not null,
  state text not null default 'away' check (state in ('online', 'away')),
  capacity real not null default 10 check (capacity between 0 and 100),
  courses uuid[] not null default '{}',
  hours jsonb,
  seen_at timestamptz,
  wake_at timestamptz,
  primary key (school_id, staff_id),
  foreign key (school_id, staff_id) references staff on delete cascade
);
create index curator_wake on curator (wake_at) where wake_at is not null;
comment on table curator is 'A member of staff as the desk sees them: there or not, how much at once, what they know, when they work.';
comment on column curator.capacity is 'effort at once, in units of handoff.effort';
comment on column curator.hours is 'as a team''s calendar; null = the hours of their teams';
comment on column curator.wake_at is 'when to look whether they are still there: silence of their page, end of shift';

create table consultation (
  school_id uuid not null references school on delete cascade,
  id uuid not null,
  handoff_id uuid not null,
  team text,
  curator_id uuid,
  question text not null,
  asked_by uuid not null,
  asked_name text not null,
  asked_at timestamptz not null,
  answered_at timestamptz,
  primary key (school_id, id),
  foreign key (school_id, handoff_id) references handoff on delete cascade,
  check ((team is null) <> (curator_id is null))
);
create index consultation_open on consultation (school_id, handoff_id) where answered_at is null;
comment on table consultation is 'A question to a mentor or a team about a handoff that keeps its curator.';

create table reminder (
  school_id uuid not null references school on delete cascade,
  id uuid not null,
  handoff_id uuid not null,
  staff_id uuid not null,
  at timestamptz not null,
  note text,
  done_at timestamptz,
  primary key (school_id, id),
  foreign key (school_id, handoff_id) references handoff on delete cascade
);
create index reminder_handoff on reminder (school_id, handoff_id) where done_at is null;
comment on table reminder is 'What a curator wants to be reminded of.';

create table draft_decision (
  school_id uuid not null references school on delete cascade,
  handoff_id uuid not null,
  at timestamptz not null,
  by_id uuid not null,
  decision text not null check (decision in ('approved', 'edited', 'rejected')),
  draft text not null,
  sent text,
  difference jsonb,
  kept real,
  why text,
  primary key (school_id, handoff_id),
  foreign key (school_id, handoff_id) references handoff on delete cascade
);
comment on table draft_decision is 'What became of a draft: for curation, and as labels for calibration.';
comment on column draft_decision.difference is '[{op: keep|add|drop, text}] word by word';
comment on column draft_decision.kept is 'share of the draft''s words that were sent, 0 to 1';

-- Curators send files too.
alter table attachment alter column student_id drop not null, add column staff_id uuid,
  add check ((student_id is null) <> (staff_id is null)),
  add foreign key (school_id, staff_id) references staff on delete cascade;
create index attachment_staff on attachment (school_id, staff_id, created_at) where staff_id is not null;
comment on table attachment is 'A file that a student or a curator has sent up; without a message it goes after a day.';

-- What other features may read of conversations.
create view conversation_seq with (security_invoker = true) as select school_id, id, last_seq from conversation;
comment on view conversation_seq is 'How far the log of each conversation has come; the desk''s lists join it.';

create view conversation_owner with (security_invoker = true) as
  select school_id, id, state, owner_kind, owner_staff_id from conversation;
comment on view conversation_owner is 'Who owns each conversation; the board counts those whose owner does not know of them.';

-- Whose desks need a look. Runs as the owner, since a timer belongs to no caller; gives ids of schools only.
create function desk_due(p_now timestamptz) returns setof uuid
language sql stable security definer set search_path = public as $$
  select school_id from handoff where wake_at <= p_now
  union
  select school_id from curator where wake_at <= p_now
$$;
revoke all on function desk_due(timestamptz) from public;
grant execute on function desk_due(timestamptz) to ${app};

call wall('promise');
call wall('handoff_event');
call wall('curator');
call wall('consultation');
call wall('reminder');
call wall('draft_decision');
