-- Courses, lessons, assignments with their hint policy, enrolments, LMS events.

create table course (
  school_id uuid not null references school on delete cascade,
  id uuid not null,
  external_id text not null,
  title text not null,
  lang text not null,
  teams jsonb not null default '{}',
  thresholds jsonb not null default '{}',
  hint_policy jsonb not null default '{}',
  created_at timestamptz not null,
  primary key (school_id, id),
  unique (school_id, external_id)
);
comment on table course is 'A course of a school; says which team serves which class of question.';
comment on column course.thresholds is '{questionClass: {answer, draft}}, probabilities; absent = cuts of the coefficient file';

create table lesson (
  school_id uuid not null references school on delete cascade,
  id uuid not null,
  course_id uuid not null,
  external_id text not null,
  title text not null,
  position integer not null,
  url text,
  primary key (school_id, id),
  unique (school_id, course_id, external_id),
  foreign key (school_id, course_id) references course on delete cascade
);
comment on table lesson is 'A lesson of a course, in the order of position.';

create table assignment (
  school_id uuid not null references school on delete cascade,
  id uuid not null,
  course_id uuid not null,
  external_id text not null,
  title text not null,
  text text not null,
  lesson_id uuid,
  due_at timestamptz,
  hint_policy jsonb,
  solutions text[] not null default '{}',
  primary key (school_id, id),
  unique (school_id, course_id, external_id),
  foreign key (school_id, course_id) references course on delete cascade,
  foreign key (school_id, lesson_id) references lesson on delete cascade
);
comment on table assignment is 'Homework. While locked, its solutions reach no model and no student.';
comment on column assignment.hint_policy is 'null = the policy of the course';

create table enrolment (
  school_id uuid not null references school on delete cascade,
  course_id uuid not null,
  student_id uuid not null,
  started_at timestamptz not null,
  progress double precision,
  primary key (school_id, course_id, student_id),
  foreign key (school_id, course_id) references course on delete cascade,
  foreign key (school_id, student_id) references student on delete cascade
);
comment on table enrolment is 'A student on a course.';
comment on column enrolment.progress is 'share of the course done, 0 to 1';

create table lms_event (
  school_id uuid not null references school on delete cascade,
  id text not null,
  student_id uuid not null,
  verb text not null,
  course_id uuid,
  lesson_id uuid,
  assignment_id uuid,
  at timestamptz not null,
  score double precision,
  text text,
  received_at timestamptz not null,
  primary key (school_id, id),
  foreign key (school_id, student_id) references student on delete cascade,
  foreign key (school_id, course_id) references course on delete cascade
);
create index lms_event_attempts on lms_event (school_id, student_id, assignment_id, at);
comment on table lms_event is 'What the LMS tells of a student; id is the sender''s and makes delivery idempotent.';

call wall('course');
call wall('lesson');
call wall('assignment');
call wall('enrolment');
call wall('lms_event');
