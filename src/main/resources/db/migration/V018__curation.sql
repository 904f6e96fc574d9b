-- Curation: questions that the base could not answer, what is proposed for them, and checks that an answer stays right.

create table gap (
  school_id uuid not null references school on delete cascade,
  id uuid not null,
  state text not null default 'open' check (state in ('open', 'answered', 'not-ours')),
  title text,
  typical uuid,
  created_at timestamptz not null,
  decided_at timestamptz,
  decided_by text,
  primary key (school_id, id)
);
comment on table gap is 'Questions of one meaning that the base could not answer.';
comment on column gap.title is 'given by a methodologist; null = its most typical question';
comment on column gap.typical is 'the question that is nearest to all others of it';
comment on column gap.decided_at is 'since when it counts as answered or not ours; questions after it are new evidence';

create table missed_question (
  school_id uuid not null references school on delete cascade,
  question_id uuid not null,
  conversation_id uuid not null,
  handoff_id uuid,
  gap_id uuid,
  course_id uuid,
  question_class text not null,
  cause text not null check (cause in ('handoff', 'decline', 'low-confidence', 'rated-down')),
  lang text not null,
  text text not null,
  embedding halfvec,
  embedding_model text,
  reply text,
  cited text[] not null default '{}',
  replied_by text,
  minutes real,
  wanted boolean not null default false,
  asked_at timestamptz not null,
  primary key (school_id, question_id),
  foreign key (school_id, conversation_id) references conversation on delete cascade,
  foreign key (school_id, gap_id) references gap on delete set null (gap_id),
  foreign key (school_id, course_id) references course on delete set null (course_id)
);
create index missed_question_gap on missed_question (school_id, gap_id, asked_at);
create index missed_question_handoff on missed_question (school_id, handoff_id);
comment on table missed_question is 'A question without a good automatic answer; neither text nor reply has personal data in it.';
comment on column missed_question.embedding is 'as a question, unit length, of the model beside it; null while not yet embedded';
comment on column missed_question.cited is 'external ids of the articles that the person who replied cited';
comment on column missed_question.minutes is 'of a curator''s time, from claim to end, at most an hour';
comment on column missed_question.wanted is 'who replied says that an article is missing';

create table proposal (
  school_id uuid not null references school on delete cascade,
  id uuid not null,
  gap_id uuid,
  kind text not null check (kind in ('entry', 'phrasing', 'edit')),
  state text not null default 'open' check (state in ('open', 'accepted', 'rejected')),
  article text,
  base_revision integer,
  title text not null,
  body text not null,
  questions text[] not null default '{}',
  course_id uuid,
  lang text not null,
  condensed boolean not null default false,
  evidence jsonb not null default '[]',
  questions_seen integer not null default 0,
  proposed_by text,
  created_at timestamptz not null,
  decided_at timestamptz,
  decided_by text,
  reason text,
  revision integer,
  replayed jsonb,
  primary key (school_id, id),
  foreign key (school_id, gap_id) references gap on delete set null (gap_id),
  foreign key (school_id, course_id) references course on delete set null (course_id)
);
create unique index proposal_open on proposal (school_id, gap_id) where state = 'open';
comment on table proposal is 'A change of the base that somebody may accept; nothing is published by itself.';
comment on column proposal.article is 'external id of the article that it changes, or has become';
comment on column proposal.base_revision is 'the revision of the article that the proposed text was made from';
comment on column proposal.questions is 'phrasings to add';
comment on column proposal.condensed is 'a model wrote it from the replies; else they stand there word for word';
comment on column proposal.questions_seen is 'how many questions its gap had; a rejected one comes back only with more';
comment on column proposal.proposed_by is 'name of the curator; null = made from the gap';
comment on column proposal.replayed is 'when accepted: how many of the gap''s questions the base would answer now, of how many';

create table answer_check (
  school_id uuid not null references school on delete cascade,
  id uuid not null,
  question text not null,
  course_id uuid,
  expected_article text,
  expected_lane text check (expected_lane in ('answer', 'draft', 'handoff', 'decline')),
  expected_text text,
  proposal_id uuid,
  created_at timestamptz not null,
  created_by text,
  passing boolean,
  looked_at timestamptz,
  embedding halfvec,
  outcome jsonb,
  reach real,
  read_articles text[] not null default '{}',
  primary key (school_id, id),
  unique nulls not distinct (school_id, question, course_id),
  foreign key (school_id, course_id) references course on delete cascade,
  foreign key (school_id, proposal_id) references proposal on delete set null (proposal_id),
  check (coalesce(expected_article, expected_lane, expected_text) is not null)
);
comment on table answer_check is 'A question whose answer must stay what it is.';
comment on column answer_check.passing is 'against the published base, when it was last looked at; null = never';
comment on column answer_check.outcome is 'what came of it then';
comment on column answer_check.reach is 'cosine of the fifth passage read for it: one that is further off cannot change its answer';
comment on column answer_check.read_articles is 'external ids of what was read for it';

create table check_run (
  school_id uuid not null references school on delete cascade,
  id uuid not null,
  kind text not null check (kind in ('checks', 'replay')),
  origin text not null check (origin in ('staff', 'night')),
  state text not null default 'running' check (state in ('running', 'done', 'failed', 'cancelled')),
  article text,
  revision integer,
  days integer,
  total integer not null,
  started_at timestamptz not null,
  started_by text,
  finished_at timestamptz,
  primary key (school_id, id)
);
create index check_run_started on check_run (school_id, started_at desc);
comment on table check_run is 'Checks, or the real questions of the last days, asked again in the background.';
comment on column check_run.revision is 'of the article beside it, as if it were published; null = the base as it is';
comment on column check_run.days is 'of a replay: how far back its questions go';

create table check_result (
  school_id uuid not null references school on delete cascade,
  run_id uuid not null,
  n integer not null,
  check_id uuid,
  question text not null,
  course text,
  expected jsonb,
  before jsonb,
  after jsonb,
  passed boolean,
  changed boolean,
  primary key (school_id, run_id, n),
  foreign key (school_id, run_id) references check_run on delete cascade
);
comment on table check_result is 'One question of a run; without "after" it has not been asked yet.';
comment on column check_result.before is 'lane, cited articles, confidence and words when it was last asked';

create table forced_publication (
  school_id uuid not null references school on delete cascade,
  id uuid not null,
  article text not null,
  revision integer not null,
  reason text not null,
  by_name text not null,
  broken jsonb not null,
  at timestamptz not null,
  primary key (school_id, id)
);
comment on table forced_publication is 'A publication in spite of checks that it breaks, with the reason given; append-only.';

create index decision_at on decision (school_id, created_at);

call wall('gap');
call wall('missed_question');
call wall('proposal');
call wall('answer_check');
call wall('check_run');
call wall('check_result');
call wall('forced_publication');
