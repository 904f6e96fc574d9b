package org.opora.knowledge;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;
import org.opora.identity.SchoolId;
import org.opora.identity.staff.StaffId;
import org.opora.knowledge.Article.Kind;
import org.opora.knowledge.Article.State;
import org.opora.knowledge.Listing.DeadLink;
import org.opora.knowledge.Listing.Item;
import org.opora.knowledge.Listing.Need;
import org.opora.knowledge.Listing.Owner;
import org.opora.knowledge.Listing.Part;
import org.opora.knowledge.Listing.Sort;
import org.opora.shared.Database;
import org.opora.shared.Page;

/** SQL of the list of articles: one table read once; only what is shown is counted. */
final class ListingQueries {
    /** The moment of a list, and what fails at it. */
    record Now(Instant at, List<String> failing) {}

    record Row(
            ArticleId id,
            String externalId,
            State state,
            int revision,
            @Nullable Integer publishedRevision,
            int newestRevision,
            @Nullable String source,
            Instant updatedAt,
            String title,
            String lang,
            Kind kind,
            @Nullable String course,
            @Nullable String lesson,
            @Nullable StaffId ownerId,
            @Nullable Instant reviewAt,
            @Nullable Instant validFrom,
            @Nullable Instant validUntil,
            int passages,
            int cited,
            int down,
            int needs,
            String sortKey) {
        Item item(Map<StaffId, String> names, List<DeadLink> dead) {
            StaffId owner = ownerId;
            String name = owner == null ? null : names.get(owner);
            return new Item(
                    id,
                    externalId,
                    state,
                    revision,
                    publishedRevision,
                    newestRevision,
                    source,
                    updatedAt,
                    title,
                    lang,
                    kind,
                    course,
                    lesson,
                    owner == null || name == null ? null : new Owner(owner, name),
                    reviewAt,
                    validFrom,
                    validUntil,
                    passages,
                    cited,
                    down,
                    named(needs),
                    dead);
        }
    }

    /** Two students who found it of no use are more than one who was cross. */
    private static final int MANY_DOWN = 2;

    private static final int MOST_DEAD = 5;

    /**
     * The needs as bits, the worst the highest, so that they sort; in the order of {@link Need}. Sets, not joins: a plan for whatever
     * school takes them for tiny and joins them article by article (13.6 s of 50,000).
     */
    private static final String CARDS = """
            with down as (
              select article_id, count(*) as n from article_citation
              where school_id = :school and down and at > :used group by article_id),
            card as (
              select a.*,
                     case when a.state = 'published' and a.shown_until <= :now then 128 else 0 end
                   + case when a.state = 'published' and a.external_id = any(:failing) then 64 else 0 end
                   + case when a.state <> 'archived' and a.review_at <= :now then 32 else 0 end
                   + case when a.state = 'published' and a.id in (select d.article_id from down d where d.n >= :manyDown) then 16 else 0 end
                   + case when a.state = 'published' and a.id in (select x.article_id from dead_link x where x.school_id = :school) then 8 else 0 end
                   + case when a.state = 'published' and a.shown_until > :now and a.shown_until <= :soon then 4 else 0 end
                   + case when a.state = 'published' and a.newest > a.published_revision then 2 else 0 end
                   + case when a.state = 'published' and a.updated_at < :aged then 1 else 0 end as needs
              from article a
              where a.school_id = :school and a.shown_kind <> 'assignment')""";

    private ListingQueries() {}

    static List<Row> list(
            Handle handle, SchoolId school, Listing.Filter filter, Sort sort, Page.Request page, Now now) {
        Need need = filter.need();
        String query = filter.query();
        return bound(
                        handle.createQuery(
                                (CARDS + """
                        , page as (
                          select a.id, a.needs from card a
                          where (:state::text is null or a.state = :state)
                            and (:kind::text is null or a.shown_kind = :kind)
                            and (:source::text is null or a.source = :source)
                            and (:owner::uuid is null or a.owner_id = :owner)
                            and (:course::text is null or a.shown_course =
                                 (select c.id from course c where c.school_id = :school and c.external_id = :course))
                            and (:lesson::text is null or a.shown_lesson in
                                 (select l.id from lesson l where l.school_id = :school and l.external_id = :lesson))
                            and (not :wholeSchool or a.shown_course is null)
                            and (:needed = 0 or a.needs & :needed > 0)
                            and (:query::text is null or position(lower(:query) in lower(a.shown_title)) > 0
                                 or position(lower(:query) in lower(a.external_id)) > 0
                                 or a.id in (select s.article_id from articles_saying(:school, :query) s))
                            and (:after::text is null or {key} > :after)
                          order by {order} limit :limit)
                        select a.id, a.external_id, a.state, a.shown as revision, a.published_revision, a.newest as newest_revision,
                               a.source, a.updated_at, a.shown_title as title, a.shown_lang as lang, a.shown_kind as kind,
                               c.external_id as course, l.external_id as lesson, a.owner_id, a.review_at, a.shown_from as valid_from,
                               a.shown_until as valid_until, a.needs, {key} as sort_key,
                               (select count(*) from article_citation x where x.school_id = :school and x.article_id = a.id
                                  and x.down and x.at > :used)::int as down,
                               (select count(*) from passage x where x.school_id = :school and x.article_id = a.id
                                  and x.revision = a.shown)::int as passages,
                               (select count(*) from article_citation x where x.school_id = :school and x.article_id = a.id
                                  and x.at > :used)::int as cited
                        from (select a.*, p.needs from page p join article a on a.school_id = :school and a.id = p.id) a
                        left join course c on c.school_id = :school and c.id = a.shown_course
                        left join lesson l on l.school_id = :school and l.id = a.shown_lesson
                        order by {order}""").replace("{key}", key(sort)).replace("{order}", order(sort))),
                        school,
                        now)
                .bindNamedArgumentFinder(Database.fields(filter))
                .bind("query", query == null || query.isBlank() ? null : query.strip())
                .bind("needed", need == null ? 0 : need.bit)
                .bind("after", page.after())
                .bind("limit", page.limit() + 1)
                .mapTo(Row.class)
                .list();
    }

    private record Dead(
            ArticleId articleId, String address, @Nullable String article, Instant since, String answer) {}

    /** What is dead in each of them, as far as a line of a list shows it; nothing of what is not published. */
    static Map<ArticleId, List<DeadLink>> deadLinks(Handle handle, SchoolId school, List<ArticleId> articles) {
        return handle
                .createQuery("""
                        select article_id, address, article, since, answer from (
                          select d.article_id, d.address, d.target as article, d.since, d.answer,
                                 row_number() over (partition by d.article_id order by d.since, d.address) as n
                          from dead_link d join article a on a.school_id = :school and a.id = d.article_id and a.state = 'published'
                          where d.school_id = :school and d.article_id = any(:articles)) l
                        where n <= :most order by since, address""")
                .bind("school", school)
                .bind("most", MOST_DEAD)
                .bindArray(
                        "articles",
                        UUID.class,
                        articles.stream().map(ArticleId::value).toList())
                .mapTo(Dead.class)
                .stream()
                .collect(Collectors.groupingBy(
                        Dead::articleId,
                        Collectors.mapping(
                                one -> new DeadLink(one.address(), one.article(), one.since(), one.answer()),
                                Collectors.toList())));
    }

    /** What {@link #key} sorts by, in parts: to make fifty thousand texts of it and compare them took most of a page's time. */
    private static String order(Sort sort) {
        return switch (sort) {
            case NEED -> "a.needs desc, a.external_id collate \"C\"";
            case ID -> "a.external_id collate \"C\"";
            case TITLE -> "lower(a.shown_title) collate \"C\", a.external_id collate \"C\"";
            case UPDATED -> "a.updated_at desc, a.external_id collate \"C\"";
        };
    }

    /** A text that sorts as wanted and ends in the id, so that it is also where a page ends. */
    private static String key(Sort sort) {
        return switch (sort) {
            case NEED -> "lpad((255 - a.needs)::text, 3, '0') || a.external_id collate \"C\"";
            case ID -> "a.external_id collate \"C\"";
            case TITLE -> "(lower(a.shown_title) || chr(1) || a.external_id) collate \"C\"";
            case UPDATED ->
                "to_char(99999999999 - extract(epoch from a.updated_at), 'FM00000000000.000000') || a.external_id collate \"C\"";
        };
    }

    private static <S extends SqlStatement<S>> S bound(S statement, SchoolId school, Now now) {
        return statement
                .bind("school", school)
                .bind("now", now.at())
                .bind("used", now.at().minus(Listing.USE))
                .bind("soon", now.at().plus(Listing.SOON))
                .bind("aged", now.at().minus(Listing.AGED))
                .bind("manyDown", MANY_DOWN)
                .bindArray("failing", String.class, now.failing());
    }

    record Kept(@Nullable StaffId ownerId, @Nullable Instant reviewAt) {}

    static Kept upkeep(Handle handle, SchoolId school, ArticleId article) {
        return handle.createQuery("select owner_id, review_at from article where school_id = :school and id = :article")
                .bind("school", school)
                .bind("article", article)
                .mapTo(Kept.class)
                .one();
    }

    private record Counted(String state, int needs, int articles) {}

    static Listing.Outline outline(Handle handle, SchoolId school, Now now) {
        List<Part> parts =
                handle.createQuery("""
                        select c.external_id as course, c.title as course_title, l.external_id as lesson, l.title as lesson_title,
                               coalesce(n.articles, 0)::int as articles
                        from (select shown_course, shown_lesson, count(*) as articles from article
                              where school_id = :school and state <> 'archived' and shown_kind <> 'assignment' group by 1, 2) n
                        full join (select id as course_id, null::uuid as lesson_id, 0 as position from course where school_id = :school
                                   union all select course_id, id, position from lesson where school_id = :school) p
                          on p.course_id = n.shown_course and p.lesson_id is not distinct from n.shown_lesson
                        left join course c on c.school_id = :school and c.id = coalesce(p.course_id, n.shown_course)
                        left join lesson l on l.school_id = :school and l.id = coalesce(p.lesson_id, n.shown_lesson)
                        order by c.external_id nulls first, p.position, l.external_id nulls first""").bind("school", school).mapTo(Part.class).list();
        List<Counted> counts = bound(
                        handle.createQuery(
                                CARDS + " select state, needs, count(*)::int as articles from card group by 1, 2"),
                        school,
                        now)
                .mapTo(Counted.class)
                .list();
        Map<String, Integer> states = new LinkedHashMap<>();
        Map<Need, Integer> needs = new EnumMap<>(Need.class);
        for (Counted counted : counts) {
            Integer soFar = states.merge(counted.state(), counted.articles(), Integer::sum);
            assert soFar != null;
            for (Need need : named(counted.needs())) {
                Integer all = needs.merge(need, counted.articles(), Integer::sum);
                assert all != null;
            }
        }
        return new Listing.Outline(parts, states, needs);
    }

    private static List<Need> named(int bits) {
        List<Need> needs = new ArrayList<>();
        for (Need need : Need.values()) {
            if ((bits & need.bit) != 0) {
                needs.add(need);
            }
        }
        return needs;
    }
}
