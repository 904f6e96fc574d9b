-- A student may answer a question themselves by choosing a verified entry that was offered while they typed.
alter table message add column suggestion uuid;
comment on column message.suggestion is 'the article with whose own text a student''s question is to be answered; null = as usual';

-- Few articles list questions; they are looked for at each start of the widget.
create index revision_questions on revision (school_id, article_id) where questions <> '{}';
