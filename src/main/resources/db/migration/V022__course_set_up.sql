-- Setting a course up: how the assistant speaks, what students are offered to begin with, and a course's questions by time.
alter table school add column tone text check (tone in ('friendly', 'strict'));
alter table course
  add column tone text check (tone in ('friendly', 'strict')),
  add column suggestions text[] not null default '{}';
alter table lesson add column suggestions text[] not null default '{}';
comment on column school.tone is 'for students who have chosen none, in courses that have none; null = nobody has chosen';
comment on column course.tone is 'for students who have chosen none; null = the school''s';
comment on column course.suggestions is 'questions that the widget offers to begin with, in this order, before those of the base';
comment on column lesson.suggestions is 'as the course''s, and before them';

-- What other thresholds would have made of the last days' questions is read from their records.
create index decision_course on decision (school_id, course_id, created_at desc);
