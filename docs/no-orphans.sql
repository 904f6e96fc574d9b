-- Conversations that nobody owns, or whose owner does not know of them. Run as the owner of the tables, who sees every school:
--   bin/opora psql -f docs/no-orphans.sql
-- The last line must say 0 of however many were looked at.
with seen as (
  select c.school_id, c.id, c.state, c.owner_kind, h.state as handoff, h.curator_id, c.owner_staff_id,
         (select min(m.created_at) from message m
           where m.school_id = c.school_id and m.conversation_id = c.id and m.open) as asked_at,
         exists (select 1 from message m join scheduled_tasks t on t.task_name = 'answer' and t.task_instance = m.id::text
                  where m.school_id = c.school_id and m.conversation_id = c.id and m.open) as will_be_answered
  from conversation c
  left join handoff h on h.school_id = c.school_id and h.conversation_id = c.id and h.state <> 'resolved'),
judged as (
  select seen.*, case
    when state = 'open' and owner_kind = 'none' then 'open, and nobody owns it'
    when state = 'closed' and owner_kind <> 'none' then 'closed, and somebody owns it'
    when owner_kind = 'queue' and handoff is distinct from 'waiting' then 'in the queue without a waiting handoff'
    when owner_kind = 'curator' and (handoff is distinct from 'claimed' or curator_id is distinct from owner_staff_id)
      then 'a curator owns it without having claimed it'
    when owner_kind in ('assistant', 'none') and handoff is not null then 'a handoff is open, and no person owns it'
    when owner_kind = 'assistant' and asked_at is not null and not will_be_answered then 'a question waits, and nothing will answer it'
    when owner_kind <> 'assistant' and asked_at is not null then 'a question waits for an assistant that does not own it'
  end as wrong
  from seen)
select wrong, school_id, id from judged where wrong is not null
union all
select count(*) filter (where wrong is not null) || ' of ' || count(*) || ' conversations', null, null from judged;
