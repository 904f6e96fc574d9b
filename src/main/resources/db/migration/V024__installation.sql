-- Which pages have asked for a widget session lately, for whoever installs the widget.
create table widget_visit (
  school_id uuid not null references school on delete cascade,
  origin text not null,
  outcome text not null,
  expired_at timestamptz,
  at timestamptz not null,
  times bigint not null,
  primary key (school_id, origin, outcome)
);
comment on table widget_visit is 'By page and by what it heard; the newest of a school. No personal data.';
comment on column widget_visit.origin is 'empty when the browser named none';
comment on column widget_visit.outcome is 'started, or the code of the refusal';
comment on column widget_visit.expired_at is 'until when the token was good, where that is why';
call wall('widget_visit');
