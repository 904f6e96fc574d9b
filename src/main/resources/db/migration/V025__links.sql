-- Links of articles: where they lead, and which of them lead nowhere.

alter table school add column check_links boolean not null default true;
comment on column school.check_links is 'whether pages that articles link to are asked at night whether they are still there';

alter table article
  add column links_of integer,
  add column stands_at text;
comment on column article.links_of is 'the revision whose links are kept; null = none yet';
comment on column article.stands_at is 'where that revision stands on the web, written as links are; kept when it is archived';
create index article_stands_at on article (school_id, stands_at) where stands_at is not null;

create table article_link (
  school_id uuid not null references school on delete cascade,
  article_id uuid not null,
  address text not null,
  target text,
  noted_at timestamptz not null,
  primary key (school_id, article_id, address),
  foreign key (school_id, article_id) references article on delete cascade
);
create index article_link_address on article_link (school_id, address);
comment on table article_link is 'Where the published text of an article leads, each place once.';
comment on column article_link.address is 'of the web, without fragment and as ASCII; or relative, as it is written';
comment on column article_link.target is 'external id of the article that a relative one names; null = of the web';
comment on column article_link.noted_at is 'since when the article has it';
call wall('article_link');

create table linked_page (
  school_id uuid not null references school on delete cascade,
  address text not null,
  host text not null,
  due_at timestamptz,
  asked_at timestamptz,
  answer text,
  failing_since timestamptz,
  dead_since timestamptz,
  primary key (school_id, address),
  check (dead_since is null or failing_since is not null)
);
create index linked_page_due on linked_page (school_id, due_at) where due_at is not null;
comment on table linked_page is 'A page of the web that articles link to, and what it said when it was asked last.';
comment on column linked_page.due_at is 'since when it waits to be asked; null = not tonight';
comment on column linked_page.answer is 'an HTTP status, or why there is none: unreachable, private, not-asked';
comment on column linked_page.failing_since is 'the first of the failed askings that nothing good came between';
call wall('linked_page');

-- Three ways to be dead: the page is; the article that stands there is archived; the article that is named is archived or absent.
create view dead_link with (security_invoker = true) as
  select l.school_id, l.article_id, l.address, null::text as target, p.dead_since as since, p.answer
    from linked_page p
    join article_link l on l.school_id = p.school_id and l.address = p.address and l.target is null
   where p.dead_since is not null
     and not exists (select 1 from article a where a.school_id = l.school_id and a.stands_at = l.address)
  union all
  select l.school_id, l.article_id, l.address, max(a.external_id), max(a.updated_at), 'archived'
    from article a
    join article_link l on l.school_id = a.school_id and l.address = a.stands_at and l.target is null
   where a.state = 'archived'
     and not exists (select 1 from article b where b.school_id = a.school_id and b.stands_at = a.stands_at and b.state <> 'archived')
   group by l.school_id, l.article_id, l.address
  union all
  select l.school_id, l.article_id, l.address, l.target, coalesce(a.updated_at, l.noted_at),
         case when a.id is null then 'absent' else 'archived' end
    from article_link l
    left join article a on a.school_id = l.school_id and a.external_id = l.target
   where l.target is not null and (a.id is null or a.state = 'archived');
