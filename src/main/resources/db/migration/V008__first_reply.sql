-- When the student first heard from a person: what the due time promises.
alter table handoff add column replied_at timestamptz;
comment on column handoff.replied_at is 'first reply to the student; null while nobody has replied';
