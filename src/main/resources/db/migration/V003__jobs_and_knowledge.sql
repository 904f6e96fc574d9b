-- Durable jobs, and what a school knows: articles, revisions, passages, imports.

create table scheduled_tasks (
  task_name text not null,
  task_instance text not null,
  task_data bytea,
  execution_time timestamptz not null,
  picked boolean not null,
  picked_by text,
  last_success timestamptz,
  last_failure timestamptz,
  consecutive_failures integer,
  last_heartbeat timestamptz,
  version bigint not null,
  priority smallint,
  primary key (task_name, task_instance)
);
create index scheduled_tasks_due on scheduled_tasks (execution_time);
create index scheduled_tasks_heartbeat on scheduled_tasks (last_heartbeat);
comment on table scheduled_tasks is 'Jobs of db-scheduler. Outside row-level security: each carries its school in its data.';

create table article (
  school_id uuid not null references school on delete cascade,
  id uuid not null,
  external_id text not null,
  state text not null check (state in ('draft', 'published', 'archived')),
  published_revision integer,
  source text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (school_id, id),
  unique (school_id, external_id)
);
create index article_source on article (school_id, source);
comment on table article is 'A piece of the base. What it says is in its revisions; one of them may be published.';

create table revision (
  school_id uuid not null references school on delete cascade,
  article_id uuid not null,
  n integer not null,
  title text not null,
  body text not null,
  format text not null check (format in ('markdown', 'html', 'text')),
  lang text not null,
  course_id uuid,
  lesson_id uuid,
  url text,
  kind text not null check (kind in ('faq', 'handbook', 'lesson', 'policy', 'assignment')),
  questions text[] not null default '{}',
  valid_until timestamptz,
  visibility text not null check (visibility in ('student', 'staff')),
  content_hash text not null,
  created_at timestamptz not null,
  primary key (school_id, article_id, n),
  foreign key (school_id, article_id) references article on delete cascade,
  foreign key (school_id, course_id) references course on delete cascade
);
comment on table revision is 'What an article said at one time; append-only.';
comment on column revision.content_hash is 'SHA-256 over every field that a PUT may change';

create table passage (
  school_id uuid not null references school on delete cascade,
  id uuid not null,
  article_id uuid not null,
  revision integer not null,
  position integer not null,
  heading text not null,
  text text not null,
  primary key (school_id, id),
  foreign key (school_id, article_id, revision) references revision on delete cascade
);
create index passage_revision on passage (school_id, article_id, revision);
comment on table passage is 'A cut of a revision with its heading path; kept for citations after the article has moved on.';

create table import (
  school_id uuid not null references school on delete cascade,
  id uuid not null,
  state text not null check (state in ('running', 'done', 'failed')),
  settings jsonb not null,
  created_at timestamptz not null,
  primary key (school_id, id)
);
comment on table import is 'An upload of material, worked off in the background.';

create table import_file (
  school_id uuid not null references school on delete cascade,
  import_id uuid not null,
  n integer not null,
  name text not null,
  content bytea,
  state text check (state in ('imported', 'unchanged', 'rejected')),
  reason text,
  articles text[] not null default '{}',
  primary key (school_id, import_id, n),
  foreign key (school_id, import_id) references import on delete cascade
);
comment on table import_file is 'One file of an import; its content is dropped when it has been read.';

call wall('article');
call wall('revision');
call wall('passage');
call wall('import');
call wall('import_file');
