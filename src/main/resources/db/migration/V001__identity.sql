-- Schools, credentials, teams, staff, students. The owner runs this; the application's role gets rows, never tables.
-- ${app} is the application's database user, who is neither superuser nor owner and is held by row-level security.

alter default privileges in schema public grant select, insert, update, delete on tables to ${app};
alter default privileges in schema public grant usage on sequences to ${app};

-- The school a transaction works for; every transaction of the application sets it.
create function current_school() returns uuid language sql stable parallel safe as
  $$ select nullif(current_setting('app.school_id', true), '')::uuid $$;

create table school (
  id uuid primary key,
  key text not null unique,
  name text not null,
  locale text not null default 'ru',
  time_zone text not null default 'Europe/Moscow',
  allowed_origins text[] not null default '{}',
  theme jsonb not null default '{}',
  texts jsonb not null default '{}',
  emergency text not null default '112',
  retention_days integer,
  limits jsonb,
  widget_key text not null unique,
  created_at timestamptz not null
);
comment on table school is 'A tenant. Outside row-level security: found before the tenant is known. Holds nothing secret.';
comment on column school.retention_days is 'days; null keeps for ever';
comment on column school.limits is 'null: no limits (for measuring)';

create table credential (
  hash bytea primary key,
  kind text not null check (kind in ('api-key', 'staff', 'widget')),
  school_id uuid not null references school on delete cascade,
  id uuid not null,
  subject_id uuid,
  claims jsonb not null default '{}',
  expires_at timestamptz,
  created_at timestamptz not null
);
create index credential_subject on credential (school_id, subject_id);
comment on table credential is 'Bearer tokens by SHA-256. Outside row-level security: read only through credential_of().';
revoke select, update on credential from ${app};
grant select (hash, kind, school_id, id, subject_id, expires_at) on credential to ${app};

create table widget_secret (
  school_id uuid not null references school on delete cascade,
  id uuid not null,
  secret text not null,
  created_at timestamptz not null,
  primary key (school_id, id)
);
comment on table widget_secret is 'HS256 secrets with which the LMS signs widget tokens; at most two are active.';

create table used_token (
  school_id uuid not null references school on delete cascade,
  jti text not null,
  expires_at timestamptz not null,
  primary key (school_id, jti)
);
comment on table used_token is 'Widget tokens already exchanged; a row may go once its token has expired.';

create table team (
  school_id uuid not null references school on delete cascade,
  key text not null,
  title text not null,
  level integer not null default 1,
  calendar jsonb,
  sla jsonb,
  primary key (school_id, key)
);
comment on table team is 'A level of support that serves classes of questions.';
comment on column team.sla is '{"firstReplyMinutes": minutes}; absent = 60';

create table staff (
  school_id uuid not null references school on delete cascade,
  id uuid not null,
  email text not null,
  name text not null,
  roles text[] not null,
  teams text[] not null default '{}',
  password_hash text,
  preferences jsonb not null default '{}',
  active boolean not null default true,
  created_at timestamptz not null,
  primary key (school_id, id)
);
create unique index staff_email on staff (school_id, lower(email));
create index staff_email_any on staff (lower(email));
comment on table staff is 'Curators, leads, methodologists, administrators.';
comment on column staff.password_hash is 'bcrypt; null = signs in by OIDC only';

create table student (
  school_id uuid not null references school on delete cascade,
  id uuid not null,
  external_id text not null,
  name text,
  email text,
  locale text,
  tone text,
  no_ai boolean not null default false,
  preferences jsonb not null default '{}',
  created_at timestamptz not null,
  primary key (school_id, id),
  unique (school_id, external_id)
);
comment on table student is 'A student as the school knows them; made at first use of the widget.';
comment on column student.no_ai is 'every question goes to a person';

-- The one way from a bearer token to its school. Runs as the owner, since the school is not known yet.
create function credential_of(p_hash bytea) returns table (
  kind text, id uuid, school_id uuid, school_key text, allowed_origins text[], subject_id uuid,
  external_id text, name text, roles text[], teams text[], claims jsonb, expires_at timestamptz)
language sql stable security definer set search_path = public as $$
  select c.kind, c.id, c.school_id, s.key, s.allowed_origins, c.subject_id,
         t.external_id, coalesce(m.name, t.name), m.roles, m.teams, c.claims, c.expires_at
  from credential c
  join school s on s.id = c.school_id
  left join staff m on c.kind = 'staff' and m.school_id = c.school_id and m.id = c.subject_id and m.active
  left join student t on c.kind = 'widget' and t.school_id = c.school_id and t.id = c.subject_id
  where c.hash = p_hash
    and (c.kind <> 'staff' or m.id is not null)
    and (c.kind <> 'widget' or t.id is not null)
$$;

-- Signing in starts from an e-mail, before the school is known. Runs as the owner.
create function staff_by_email(p_email text, p_school_key text) returns table (
  school_id uuid, school_key text, id uuid, name text, roles text[], teams text[], password_hash text)
language sql stable security definer set search_path = public as $$
  select m.school_id, s.key, m.id, m.name, m.roles, m.teams, m.password_hash
  from staff m join school s on s.id = m.school_id
  where lower(m.email) = lower(p_email) and m.active and (p_school_key is null or s.key = p_school_key)
$$;
revoke all on function credential_of(bytea) from public;
revoke all on function staff_by_email(text, text) from public;
grant execute on function credential_of(bytea) to ${app};
grant execute on function staff_by_email(text, text) to ${app};

-- Row-level security, the second wall. Every later table of a school calls this too.
create procedure wall(p_table text) language plpgsql as $$
begin
  execute format('alter table %I enable row level security', p_table);
  execute format(
    'create policy one_school on %I using (school_id = current_school()) with check (school_id = current_school())',
    p_table);
end $$;
revoke all on procedure wall(text) from public;
call wall('widget_secret');
call wall('used_token');
call wall('team');
call wall('staff');
call wall('student');
