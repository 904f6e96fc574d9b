-- The hint level is kept per sub-question; a rise says who made it.
alter table hint_ledger add column part integer not null default 0;
alter table hint_ledger add column raised_by uuid;
comment on column hint_ledger.part is 'number of the sub-question in the assignment''s text; 0 = the assignment has one question';
comment on column hint_ledger.raised_by is 'the member of staff who set the level by hand; null = a rule did';
comment on table hint_ledger is 'Each change of a student''s hint level on a sub-question of an assignment; the newest row is the level.';
drop index hint_ledger_newest;
create index hint_ledger_newest on hint_ledger (school_id, student_id, assignment_id, id desc);
