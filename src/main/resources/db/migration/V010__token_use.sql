-- Tokens of the chat model by day, for budgets.
create table token_use (
  school_id uuid not null references school on delete cascade,
  day date not null,
  whose uuid not null,
  budget text not null check (budget in ('student', 'course', 'school')),
  tokens bigint not null,
  primary key (school_id, day, whose)
);
comment on table token_use is 'Tokens used in a day; whose is a student, a course, or the school itself.';
comment on column token_use.day is 'in the school''s time zone';
comment on column token_use.tokens is 'read and written, as the provider counts them';
call wall('token_use');
