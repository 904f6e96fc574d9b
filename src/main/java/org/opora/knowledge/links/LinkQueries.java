package org.opora.knowledge.links;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.opora.identity.SchoolId;
import org.opora.knowledge.ArticleId;
import org.opora.knowledge.links.Links.Link;
import org.opora.shared.Database;

/** SQL of links and of the pages they lead to. */
final class LinkQueries {
    record Due(
            String address,
            String host,
            @Nullable Instant failingSince,
            @Nullable Instant deadSince) {
        Standing standing() {
            return new Standing(failingSince, deadSince);
        }
    }

    private LinkQueries() {}

    /** Published articles whose links have not been noted as they now are. */
    static List<String> unnoted(Handle handle, SchoolId school, int most) {
        return handle.createQuery("""
                        select external_id from article where school_id = :school and state = 'published'
                          and shown_kind <> 'assignment' and links_of is distinct from published_revision limit :most""")
                .bind("school", school)
                .bind("most", most)
                .mapTo(String.class)
                .list();
    }

    static void noted(Handle handle, SchoolId school, ArticleId article, int revision, @Nullable String standsAt) {
        handle.createUpdate(
                        "update article set links_of = :revision, stands_at = :standsAt where school_id = :school and id = :article")
                .bind("school", school)
                .bind("article", article)
                .bind("revision", revision)
                .bind("standsAt", standsAt)
                .execute();
    }

    /** Those that stay keep the day since when they are there. */
    static void put(Handle handle, SchoolId school, ArticleId article, Collection<Address> links, Instant now) {
        handle.createUpdate("""
                        with given as (
                          select * from unnest(:addresses, :targets) as g (address, target)),
                        kept as (
                          insert into article_link (school_id, article_id, address, target, noted_at)
                          select :school, :article, address, nullif(target, ''), :now from given
                          on conflict (school_id, article_id, address) do update set target = excluded.target)
                        delete from article_link l where l.school_id = :school and l.article_id = :article
                          and l.address not in (select address from given)""")
                .bind("school", school)
                .bind("article", article)
                .bind("now", now)
                .bindArray(
                        "addresses",
                        String.class,
                        links.stream().map(Address::address).toList())
                .bindArray(
                        "targets",
                        String.class,
                        links.stream()
                                .map(link -> link.target() == null ? "" : link.target())
                                .toList())
                .execute();
    }

    static List<Link> of(Handle handle, SchoolId school, ArticleId article) {
        return handle.createQuery("""
                        select l.address, coalesce(l.target, s.external_id) as article, d.since as dead_since,
                               coalesce(d.answer, p.answer) as answer, p.failing_since, p.asked_at, p.due_at is not null as waiting
                        from article_link l
                        join article a on a.school_id = :school and a.id = l.article_id and a.state = 'published'
                        left join linked_page p on p.school_id = :school and p.address = l.address and l.target is null
                        left join dead_link d on d.school_id = :school and d.article_id = l.article_id and d.address = l.address
                        left join lateral (select external_id from article where school_id = :school and stands_at = l.address
                                           order by state = 'archived', external_id limit 1) s on l.target is null
                        where l.school_id = :school and l.article_id = :article
                        order by d.since is null, l.address""")
                .bind("school", school)
                .bind("article", article)
                .mapTo(Link.class)
                .list();
    }

    /** A row for every page of the web that an article leads to, and for no other. */
    static void follow(Handle handle, SchoolId school) {
        handle.createUpdate("""
                        delete from linked_page p where p.school_id = :school and not exists (
                          select 1 from article_link l where l.school_id = :school and l.address = p.address and l.target is null)""").bind("school", school).execute();
        handle.createUpdate("""
                        insert into linked_page (school_id, address, host)
                        select distinct :school::uuid, address, substring(address from '://([^/]+)')
                        from article_link where school_id = :school and target is null
                        on conflict do nothing""").bind("school", school).execute();
    }

    /** What a page said before counts for nothing when nobody asks any more. */
    static void forget(Handle handle, SchoolId school) {
        handle.createUpdate("delete from linked_page where school_id = :school")
                .bind("school", school)
                .execute();
    }

    /**
     * Those asked longest ago become due: well ones once a week, failing ones every night. An article of ours that stands
     * there is asked nothing.
     *
     * @return whether there are any
     */
    static boolean dueTonight(Handle handle, SchoolId school, Instant now, int most) {
        return handle.createUpdate("""
                        update linked_page set due_at = :now where school_id = :school and address in (
                          select p.address from linked_page p
                          where p.school_id = :school and p.due_at is null
                            and (p.asked_at is null
                                 or p.asked_at < :now::timestamptz - case when p.failing_since is null then interval '6 days' else interval '20 hours' end)
                            and exists (select 1 from article_link l
                                        join article a on a.school_id = :school and a.id = l.article_id and a.state = 'published'
                                        where l.school_id = :school and l.address = p.address and l.target is null)
                            and not exists (select 1 from article a where a.school_id = :school and a.stands_at = p.address)
                          order by p.asked_at nulls first, p.address
                          limit greatest(0, :most - (select count(*) from linked_page where school_id = :school and due_at is not null)))""")
                        .bind("school", school)
                        .bind("now", now)
                        .bind("most", most)
                        .execute()
                > 0;
    }

    /** Those of one article; what has been asked since {@code lately} is not asked again. */
    static void dueNow(Handle handle, SchoolId school, ArticleId article, Instant now, Instant lately, int most) {
        handle.createUpdate("""
                        update linked_page set due_at = :now where school_id = :school and address in (
                          select p.address from linked_page p
                          join article_link l on l.school_id = :school and l.address = p.address and l.target is null
                          where p.school_id = :school and l.article_id = :article and (p.asked_at is null or p.asked_at < :lately)
                            and not exists (select 1 from article a where a.school_id = :school and a.stands_at = p.address)
                          order by p.dead_since nulls last, p.asked_at nulls first, p.address limit :most)""")
                .bind("school", school)
                .bind("article", article)
                .bind("now", now)
                .bind("lately", lately)
                .bind("most", most)
                .execute();
    }

    /** Whom somebody has just asked for goes before the night's; a host that is being asked waits. */
    static Optional<Due> next(Handle handle, SchoolId school, Collection<String> busyHosts) {
        return handle.createQuery("""
                        select address, host, failing_since, dead_since from linked_page
                        where school_id = :school and due_at is not null and host <> all(:busy)
                        order by due_at desc, asked_at nulls first, address limit 1""")
                .bind("school", school)
                .bindArray("busy", String.class, List.copyOf(busyHosts))
                .mapTo(Due.class)
                .findOne();
    }

    /** Until the end of the transaction nobody else of the school makes a page due or ends its job. */
    static void lock(Handle handle, SchoolId school) {
        handle.createQuery("select pg_advisory_xact_lock(hashtextextended('linked-pages ' || :school, 0))::text")
                .bind("school", school.value().toString())
                .mapTo(String.class)
                .one();
    }

    static boolean isAnyDue(Handle handle, SchoolId school) {
        return handle.createQuery(
                        "select exists (select 1 from linked_page where school_id = :school and due_at is not null)")
                .bind("school", school)
                .mapTo(Boolean.class)
                .one();
    }

    static void settle(Handle handle, SchoolId school, String address, Standing standing, String answer, Instant now) {
        handle.createUpdate("""
                        update linked_page set due_at = null, asked_at = :now, answer = :answer,
                          failing_since = :failingSince, dead_since = :deadSince
                        where school_id = :school and address = :address""")
                .bindNamedArgumentFinder(Database.fields(standing))
                .bind("school", school)
                .bind("address", address)
                .bind("answer", answer)
                .bind("now", now)
                .execute();
    }
}
