-- What people said of automatic answers, and what they taught triage.
alter table decision add column course_id uuid;
comment on column decision.course_id is 'where it was asked; null = in no course';

create table answer_label (
  school_id uuid not null references school on delete cascade,
  question_id uuid not null,
  source text not null check (source in ('rating', 'verdict')),
  is_right boolean not null,
  at timestamptz not null,
  primary key (school_id, question_id, source),
  foreign key (school_id, question_id) references decision on delete cascade
);
comment on table answer_label is 'Whether an answer, sent or drafted, was right: a student''s rating or a curator''s verdict. Moves cuts.';

create table triage_exemplar (
  school_id uuid not null references school on delete cascade,
  id uuid not null,
  course_id uuid,
  question_class text not null,
  text text not null,
  question_id uuid,
  embedding halfvec not null,
  embedding_model text not null,
  created_at timestamptz not null,
  primary key (school_id, id),
  foreign key (school_id, course_id) references course on delete cascade,
  foreign key (school_id, question_id) references message on delete cascade
);
create unique index triage_exemplar_correction on triage_exemplar (school_id, question_id) where question_id is not null;
comment on table triage_exemplar is 'Messages of a known class: a school''s own exemplars, and curators'' corrections of single messages.';
comment on column triage_exemplar.course_id is 'null = whole school';
comment on column triage_exemplar.question_id is 'the message corrected; null = given as an exemplar';
comment on column triage_exemplar.embedding is 'as a question, unit length, of the model beside it';
call wall('answer_label');
call wall('triage_exemplar');
