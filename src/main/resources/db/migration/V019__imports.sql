-- Imports that are looked at before they are carried out, paused and resumed; sites that are read again by schedule.

alter table import drop constraint import_state_check;
alter table import add constraint import_state_check
  check (state in ('running', 'preview', 'paused', 'cancelled', 'done', 'failed'));
alter table import add column archived text[] not null default '{}';
alter table import add column finished_at timestamptz;
alter table import add column reason text;
create index import_newest on import (school_id, id desc);
comment on column import.archived is 'External ids of articles that the source no longer has: archived, or in a preview what would be';

alter table import_file add column nested integer not null default 0;
alter table import_file add column url text;
alter table import_file add column effect text check (effect in ('new', 'changed', 'unchanged', 'rejected'));
alter table import_file add column moved_from text[] not null default '{}';
-- Not compressed, so that a slice of a large file is read without the rest of it.
alter table import_file alter column content set storage external;
comment on column import.reason is 'Why a whole import failed, for people';

comment on column import_file.nested is 'Archives that the file lay in';
comment on column import_file.url is 'Where a page of a site stands; its article leads there';
comment on column import_file.effect is 'What taking it in does, or would do, to the base';
comment on column import_file.moved_from is 'External ids under which its articles were known before';

-- A file that has moved is known by what it says.
create index revision_body on revision (school_id, md5(body));

create table import_schedule (
  school_id uuid not null references school on delete cascade,
  key text not null,
  site jsonb not null,
  every_hours integer not null check (every_hours between 1 and 8760),
  generation uuid not null,
  last_import uuid,
  last_at timestamptz,
  next_at timestamptz not null,
  primary key (school_id, key),
  foreign key (school_id, last_import) references import on delete set null (last_import)
);
comment on table import_schedule is 'A site that is read again and again; the import it began last is its report.';
comment on column import_schedule.every_hours is 'Hours from one reading to the next';
comment on column import_schedule.generation is 'Made anew at each change: a job of an earlier one ends itself';
call wall('import_schedule');
