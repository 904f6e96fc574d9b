-- Personal data: whatever names a student goes with them, acts of administration are kept, keys have names.

-- Sessions and tokens used up are a student's too. Foreign keys, so that whatever is written while somebody is erased fails or goes.
delete from credential c where c.kind = 'widget'
  and not exists (select from student s where s.school_id = c.school_id and s.id = c.subject_id);
alter table credential
  add column name text,
  add column used_at timestamptz,
  add column student_id uuid generated always as (case when kind = 'widget' then subject_id end) stored,
  add foreign key (school_id, student_id) references student on delete cascade;
create index credential_student on credential (school_id, student_id) where student_id is not null;
comment on column credential.name is 'of an API key, as whoever made it calls it';
comment on column credential.used_at is 'of an API key: the hour in which it was last used; null = not since V021';
grant select (name, created_at, used_at), update (used_at) on credential to ${app};

delete from token_use t where t.budget = 'student'
  and not exists (select from student s where s.school_id = t.school_id and s.id = t.whose);
alter table token_use
  add column student_id uuid generated always as (case when budget = 'student' then whose end) stored,
  add foreign key (school_id, student_id) references student on delete cascade;
create index token_use_student on token_use (school_id, student_id) where student_id is not null;

drop function credential_of(bytea);
create function credential_of(p_hash bytea) returns table (
  kind text, id uuid, school_id uuid, school_key text, allowed_origins text[], subject_id uuid,
  external_id text, name text, roles text[], teams text[], claims jsonb, expires_at timestamptz, used_at timestamptz)
language sql stable security definer set search_path = public as $$
  select c.kind, c.id, c.school_id, s.key, s.allowed_origins, c.subject_id,
         t.external_id, coalesce(m.name, t.name, c.name), m.roles, m.teams, c.claims, c.expires_at, c.used_at
  from credential c
  join school s on s.id = c.school_id
  left join staff m on c.kind = 'staff' and m.school_id = c.school_id and m.id = c.subject_id and m.active
  left join student t on c.kind = 'widget' and t.school_id = c.school_id and t.id = c.subject_id
  where c.hash = p_hash
    and (c.kind <> 'staff' or m.id is not null)
    and (c.kind <> 'widget' or t.id is not null)
$$;
revoke all on function credential_of(bytea) from public;
grant execute on function credential_of(bytea) to ${app};

-- Where a conversation or a student goes, what hangs on them is found by these.
create index conversation_made on conversation (school_id, created_at);
create index decision_conversation on decision (school_id, conversation_id);
create index missed_question_conversation on missed_question (school_id, conversation_id);
create index consultation_handoff on consultation (school_id, handoff_id);
create index reminder_of_handoff on reminder (school_id, handoff_id);
create index enrolment_student on enrolment (school_id, student_id);
create index shown_work_student on shown_work (school_id, student_id);

-- What was done beside opening conversations, by a member of staff or with an API key.
alter table access_log
  alter column staff_id drop not null,
  alter column staff_name drop not null,
  alter column conversation_id drop not null,
  add column key_id uuid,
  add column key_name text,
  add column about text,
  add column fields text[] not null default '{}',
  add check ((staff_id is null) <> (key_id is null));
create index access_log_action on access_log (school_id, action, id);
comment on table access_log is
  'Who opened which conversation, and acts of administration. Ids, and names of those who did it, so that it outlives what it names.';
comment on column access_log.about is 'what it was done to: the school''s own id of a student, a team''s key, else an id of ours';
comment on column access_log.fields is 'names of what was changed, never values';
