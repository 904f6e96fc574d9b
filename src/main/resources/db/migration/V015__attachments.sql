-- Files that students send. What a message shows of them is kept in the message; addresses are signed at each read.

create table attachment (
  school_id uuid not null references school on delete cascade,
  id uuid not null,
  conversation_id uuid not null,
  student_id uuid not null,
  message_id uuid,
  name text not null,
  type text not null check (type in ('image/png', 'image/jpeg', 'application/pdf', 'text/plain')),
  size integer not null check (size > 0),
  store text not null check (store in ('database', 's3')),
  created_at timestamptz not null,
  primary key (school_id, id),
  foreign key (school_id, conversation_id) references conversation on delete cascade,
  foreign key (school_id, student_id) references student on delete cascade,
  foreign key (school_id, message_id) references message on delete cascade
);
create index attachment_conversation on attachment (school_id, conversation_id);
create index attachment_student on attachment (school_id, student_id, created_at);
create index attachment_message on attachment (school_id, message_id);
create index attachment_unsent on attachment (school_id, created_at) where message_id is null;
comment on table attachment is 'A file that a student has sent up; without a message it goes after a day.';
comment on column attachment.size is 'bytes, as it is kept: pictures are drawn anew';
comment on column attachment.store is 'where its content is: attachment_content, or the object store as school_id/id';

create table attachment_content (
  school_id uuid not null references school on delete cascade,
  attachment_id uuid not null,
  content bytea not null,
  primary key (school_id, attachment_id),
  foreign key (school_id, attachment_id) references attachment on delete cascade
);
-- Not compressed, so that a piece can be read without the whole; pictures and PDF are compressed already.
alter table attachment_content alter column content set storage external;
comment on table attachment_content is 'Contents of attachments, where no object store is set.';

create table attachment_secret (
  school_id uuid primary key references school on delete cascade,
  secret bytea not null
);
comment on table attachment_secret is 'Signs the addresses of a school''s attachments (HMAC-SHA256); made with the first.';

create table attachment_leftover (
  school_id uuid not null,
  attachment_id uuid not null,
  at timestamptz not null,
  primary key (school_id, attachment_id)
);
create index attachment_leftover_at on attachment_leftover (at);
comment on table attachment_leftover is
  'Objects outside the database that no attachment may need. Outside row-level security: the school may be gone. Ids only.';

-- With whatever a row goes, its object is to follow.
create function note_leftover() returns trigger language plpgsql as $$
begin
  insert into attachment_leftover values (old.school_id, old.id, now()) on conflict do nothing;
  return null;
end $$;
create trigger attachment_gone after delete on attachment for each row when (old.store = 's3') execute function note_leftover();

alter table message add column attachments jsonb;
comment on column message.attachments is 'what it shows of them: [{id, name, type, size}], size in bytes; no addresses';

call wall('attachment');
call wall('attachment_content');
call wall('attachment_secret');
