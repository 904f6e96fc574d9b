package org.opora.knowledge.ingestion;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.opora.identity.SchoolId;

/** SQL of the files of an import. */
final class FileQueries {
    record FileRow(
            int n,
            String name,
            @Nullable String state,
            @Nullable String effect,
            @Nullable String reason,
            List<String> articles,
            List<String> movedFrom) {}

    record Pending(
            int n,
            String name,
            int nested,
            long size,
            @Nullable String url) {}

    /** What became of a file. */
    record Outcome(
            @Nullable String state,
            String effect,
            @Nullable String reason,
            List<String> articles,
            List<String> movedFrom) {}

    private FileQueries() {}

    static List<FileRow> all(Handle handle, SchoolId school, ImportId id) {
        return handle.createQuery("""
                        select n, name, state, effect, reason, articles, moved_from from import_file
                        where school_id = :school and import_id = :id order by n""")
                .bind("school", school)
                .bind("id", id)
                .mapTo(FileRow.class)
                .list();
    }

    /** Archives first: only with their files is it known what the import has. */
    static List<Pending> next(Handle handle, SchoolId school, ImportId id, boolean preview, int limit) {
        return handle.createQuery("""
                        select n, name, nested, octet_length(content) as size, url from import_file
                        where school_id = :school and import_id = :id and state is null and content is not null
                          and (not :preview or effect is null)
                        order by name not ilike '%.zip', n limit :limit""")
                .bind("school", school)
                .bind("id", id)
                .bind("preview", preview)
                .bind("limit", limit)
                .mapTo(Pending.class)
                .list();
    }

    static Optional<byte[]> slice(Handle handle, SchoolId school, ImportId id, int n, long from, int length) {
        return handle.createQuery("""
                        select substring(content from :from for :length) from import_file
                        where school_id = :school and import_id = :id and n = :n""")
                .bind("school", school)
                .bind("id", id)
                .bind("n", n)
                .bind("from", Math.toIntExact(from + 1))
                .bind("length", length)
                .mapTo(byte[].class)
                .findOne();
    }

    static void settle(Handle handle, SchoolId school, ImportId id, int n, Outcome outcome) {
        handle.createUpdate("""
                        update import_file set state = :state, effect = :effect, reason = :reason, articles = :articles,
                          moved_from = :movedFrom, content = case when :state::text is null then content end
                        where school_id = :school and import_id = :id and n = :n""")
                .bind("school", school)
                .bind("id", id)
                .bind("n", n)
                .bind("state", outcome.state())
                .bind("effect", outcome.effect())
                .bind("reason", outcome.reason())
                .bindArray("articles", String.class, outcome.articles())
                .bindArray("movedFrom", String.class, outcome.movedFrom())
                .execute();
    }

    /** A page of a site; one that could not be had is settled at once. */
    static void insertPage(
            Handle handle,
            SchoolId school,
            ImportId id,
            String name,
            String url,
            byte[] content,
            @Nullable String refused) {
        handle.createUpdate("""
                        insert into import_file (school_id, import_id, n, name, url, content, state, effect, reason)
                        values (:school, :id, (select coalesce(max(n), 0) + 1 from import_file where school_id = :school and import_id = :id),
                                :name, :url, case when :refused::text is null then :content::bytea end,
                                case when :refused::text is not null then 'rejected' end,
                                case when :refused::text is not null then 'rejected' end, :refused)""")
                .bind("school", school)
                .bind("id", id)
                .bind("name", name)
                .bind("url", url)
                .bind("content", content)
                .bind("refused", refused)
                .execute();
    }

    static void remove(Handle handle, SchoolId school, ImportId id, int n) {
        handle.createUpdate("delete from import_file where school_id = :school and import_id = :id and n = :n")
                .bind("school", school)
                .bind("id", id)
                .bind("n", n)
                .execute();
    }
}
