-- Planning was half of a search's time in a small school. Every statement here goes by an index whatever the school, so that it is planned
-- once a session; only what is nearest in a large school is looked for by a plan of its own, which knows the course and may walk the graph.
-- Loads the extension, which owns the hnsw settings of the function: a session that has not used it may not name them.
select '[1]'::vector;

create or replace function search_passages_384(p_school uuid, p_course uuid, p_embedding halfvec(384), p_question text, p_lang text,
                                    p_staff boolean, p_limit int)
  returns table (passage_id uuid, article_id uuid, score real, dense real, lexical real, dense_rank int, lexical_rank int, mean_dense real,
                 best_window real)
  language plpgsql stable security definer rows 40
  set search_path = pg_catalog, public, pg_temp
  set plan_cache_mode = force_generic_plan
  set enable_seqscan = off
  set jit = off
  set hnsw.iterative_scan = relaxed_order
  set hnsw.ef_search = 100
as $$
#variable_conflict use_column
declare
  nil constant uuid := '00000000-0000-0000-0000-000000000000';
  exact_up_to constant int := 10000;    -- passages in reach that are compared one by one
  rare_up_to constant int := 300;       -- passages the words may bring in
  lexical_weight constant real := 5.2;  -- in units of the school's spread
  centre_weight constant real := 0.3;   -- how much of the question centre is taken out across languages
  window_weight constant real := 0.5;   -- of the best window, over the first `reranked`
  reranked constant int := 30;
  same_question constant real := 0.93;  -- two short questions are alike for being questions; nearer than this they ask the same
  k1 constant real := 1.2;              -- saturation of a repeated word
  b constant real := 0.5;               -- how much a long passage is discounted
  v_known passage_school_384;
  v_reach bigint;                       -- passages of the course and of the whole school
  v_centre halfvec(384);                -- of the question's language
  v_centre_mean real;
  v_mean real;                          -- mean similarity of the school to this question
  v_weight real;
  v_length real;
  v_words tsquery[];
  v_idf real[];
  v_all real;                           -- the question's whole weight: its words cannot score more than about this
  v_rare tsquery;                       -- the school's lexeme and any rare word
  v_near uuid[];
begin
  if current_setting('app.school_id', true) is distinct from p_school::text then
    raise insufficient_privilege using message = 'app.school_id is not the school asked for';
  end if;

  select * into v_known from passage_school_384 s where s.school_id = p_school;
  select coalesce(sum(c.passages), 0) into v_reach from passage_course_384 c
   where c.school_id = p_school and (p_course is null or c.course_id in (p_course, nil));
  v_length := greatest(coalesce(v_known.mean_length, 60), 1);
  v_weight := lexical_weight * coalesce(nullif(v_known.spread, 0), 0.04);
  v_mean := -(v_known.mean_embedding <#> p_embedding::vector);
  select c.embedding, -(v_known.mean_embedding <#> c.embedding::vector) into v_centre, v_centre_mean
    from question_centre_384 c where c.lang = p_lang;

  -- Words: the 32 heaviest, each with its weight; the rare ones, rarest first, may bring in passages.
  with word as (
    select q.lexeme, coalesce(w.passages, 0) as n
      from unnest(to_tsvector(text_config(p_lang), p_question)) q(lexeme, positions, weights)
      left join passage_word_384 w on w.school_id = p_school and w.lexeme = q.lexeme),
  heavy as (
    select ('''' || replace(replace(lexeme, '\', '\\'), '''', '''''') || '''')::tsquery as word, n,
           ln(1 + (greatest(coalesce(v_known.passages, 0), n) - n + 0.5) / (n + 0.5))::real as idf,
           sum(greatest(n, 1)) over (order by n, lexeme) as reached
      from word order by n, lexeme limit 32)
  select array_agg(word), array_agg(idf), sum(idf),
         ('''§' || p_school || '''')::tsquery && string_agg(word::text, ' | ') filter (where reached <= rare_up_to)::tsquery
    into v_words, v_idf, v_all, v_rare
    from heavy;

  -- Nearest hundred, one by one where that is cheap and complete: `offset 0` keeps the planner off HNSW.
  if p_embedding is not null and coalesce(v_known.passages, 0) <= exact_up_to then
    select array_agg(n.passage_id) into v_near from (
      select p.passage_id from (
        select p.passage_id, p.embedding <#> p_embedding as d from passage_384 p
         where p.school_id = p_school and (p_course is null or p.course_id is null or p.course_id = p_course)
           and p.kind <> 'assignment' and (p_staff or not p.staff_only) and (p.valid_until is null or p.valid_until > now())
           and (p.valid_from is null or p.valid_from <= now())
           and p.embedding is not null
        offset 0) p order by p.d limit 100) n;
  elsif p_embedding is not null then
    execute format(
      'select array_agg(passage_id) from (
         select passage_id from (
           select passage_id, embedding <#> $3 as d from passage_384
            where school_id = $1 and ($2 is null or course_id is null or course_id = $2)
              and kind <> ''assignment'' and ($4 or not staff_only) and (valid_until is null or valid_until > now())
              and (valid_from is null or valid_from <= now())
              and embedding is not null %s) p
          order by d limit 100) n',
      case when v_reach <= exact_up_to then 'offset 0' end)
      into v_near using p_school, p_course, p_embedding, p_staff;
  end if;

  return query
  with candidate as materialized (
    select unnest(v_near) as id
    union
    (select p.passage_id from passage_384 p where p.lexemes @@ v_rare limit 2000)),
  ranked as materialized (
    select p.passage_id, p.article_id, -(p.embedding <#> p_embedding) as dense,
           case when p.lang = p_lang then l.points / nullif(v_all, 0) end as lexical,
           case when p.lang <> p_lang then centre_weight * (-(p.embedding <#> v_centre) - coalesce(v_centre_mean, 0)) end as common
      from candidate c join passage_384 p on p.school_id = p_school and p.passage_id = c.id
           -- `||` detoasts once for all words
           cross join lateral (select p.lexemes || ''::tsvector as words offset 0) d
           cross join lateral (
             select coalesce(sum(w.idf * t.n * (k1 + 1) / (t.n + k1 * (1 - b + b * length(d.words) / v_length))), 0) as points
               from unnest(v_words, v_idf) w(word, idf)
                    cross join lateral (select ts_rank('{1,1,1,1}', d.words, w.word) * 1.64493406 as n offset 0) t
              where t.n > 0 and p.lang = p_lang) l
     where (p_course is null or p.course_id is null or p.course_id = p_course)
       and p.kind <> 'assignment' and (p_staff or not p.staff_only) and (p.valid_until is null or p.valid_until > now())
       and (p.valid_from is null or p.valid_from <= now())),
  fused as (
    select r.*, case when p_embedding is null then coalesce(r.lexical, 0)
                     else coalesce(r.dense - coalesce(r.common, 0), v_mean, 0) + v_weight * coalesce(r.lexical, 0) end as points,
           case when r.dense is not null then rank() over (order by r.dense desc nulls last) end::int as dense_rank,
           case when r.lexical > 0 then rank() over (order by r.lexical desc nulls last) end::int as lexical_rank
      from ranked r),
  first as materialized (select f.* from fused f order by f.points desc, f.passage_id limit greatest(reranked, p_limit)),
  placed as (
    select f.*, row_number() over (order by f.points desc, f.passage_id) as place from first f)
  -- Beyond the re-ranked the window is unknown; the dense score stands in for it, minus a step that keeps them behind.
  select f.passage_id, f.article_id,
         (f.points + case when p_embedding is null then 0
                          when f.place <= reranked then window_weight * coalesce(w.best, f.dense, v_mean, 0)
                          else window_weight * coalesce(f.dense, v_mean, 0) - 1 end)::real as score,
         f.dense::real, coalesce(f.lexical, 0)::real, f.dense_rank, f.lexical_rank, v_mean,
         case when f.place <= reranked then coalesce(w.best, f.dense) end::real
    from placed f
         left join lateral (select max(-(w.embedding <#> p_embedding)) as best from passage_window_384 w
                             where f.place <= reranked and p_embedding is not null
                               and w.school_id = p_school and w.passage_id = f.passage_id
                               and (w.from_at >= 0 or -(w.embedding <#> p_embedding) >= same_question)) w on true
   order by 3 desc, f.passage_id
   limit p_limit;
end $$;