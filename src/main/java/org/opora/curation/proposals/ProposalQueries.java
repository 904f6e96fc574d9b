package org.opora.curation.proposals;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.opora.curation.gaps.GapId;
import org.opora.curation.proposals.Proposal.Draft;
import org.opora.curation.proposals.Proposal.Evidence;
import org.opora.curation.proposals.Proposal.Replayed;
import org.opora.identity.SchoolId;
import org.opora.shared.Database;
import org.opora.shared.Json;
import org.opora.shared.Page;

/** SQL of proposals. */
final class ProposalQueries {
    private static final String SELECT = """
            select p.id, p.gap_id, p.kind, p.state, p.article, p.base_revision, p.title, p.body, p.questions, p.course_id,
                   c.external_id as course, p.lang, p.condensed, p.evidence, p.questions_seen, p.proposed_by, p.created_at,
                   p.decided_at, p.decided_by, p.reason, p.revision, p.replayed
            from proposal p left join course c on c.school_id = p.school_id and c.id = p.course_id
            where p.school_id = :school
            """;

    private ProposalQueries() {}

    /** Where it comes from. */
    record Origin(
            @Nullable GapId gapId,
            boolean condensed,
            int questionsSeen,
            @Nullable String proposedBy) {}

    /** @return false when the gap has an open one already */
    static boolean insert(
            Handle handle,
            SchoolId school,
            ProposalId id,
            Draft draft,
            Origin origin,
            List<Evidence> evidence,
            Instant now) {
        return handle.createUpdate("""
                        insert into proposal (school_id, id, gap_id, kind, article, base_revision, title, body, questions, course_id, lang,
                                              condensed, evidence, questions_seen, proposed_by, created_at)
                        values (:school, :id, :gapId, :kind, :article, :baseRevision, :title, :body, :phrasings, :courseId, :lang,
                                :condensed, :exchanges, :questionsSeen, :proposedBy, :now)
                        on conflict (school_id, gap_id) where state = 'open' do nothing""")
                        .bind("school", school)
                        .bind("id", id)
                        .bindNamedArgumentFinder(Database.fields(draft))
                        .bindNamedArgumentFinder(Database.fields(origin))
                        .bindArray("phrasings", String.class, draft.questions())
                        .bind("exchanges", Json.tree(evidence))
                        .bind("now", now)
                        .execute()
                > 0;
    }

    static Optional<Proposal> find(Handle handle, SchoolId school, ProposalId id) {
        return one(handle, school, id, "");
    }

    static Optional<Proposal> lock(Handle handle, SchoolId school, ProposalId id) {
        return one(handle, school, id, " for update of p");
    }

    private static Optional<Proposal> one(Handle handle, SchoolId school, ProposalId id, String lock) {
        return handle.createQuery(SELECT + " and p.id = :id" + lock)
                .bind("school", school)
                .bind("id", id)
                .mapTo(Proposal.class)
                .findOne();
    }

    /** Newest first. */
    static List<Proposal> list(Handle handle, SchoolId school, Proposal.@Nullable State state, Page.Request page) {
        return handle.createQuery(SELECT + """
                         and (:state::text is null or p.state = :state)
                          and (:after::uuid is null or p.id < :after::uuid) order by p.id desc limit :limit""")
                .bind("school", school)
                .bind("state", state)
                .bind("after", page.afterId())
                .bind("limit", page.limit() + 1)
                .mapTo(Proposal.class)
                .list();
    }

    static List<Proposal> ofGap(Handle handle, SchoolId school, GapId gap) {
        return handle.createQuery(SELECT + " and p.gap_id = :gap order by p.id desc")
                .bind("school", school)
                .bind("gap", gap)
                .mapTo(Proposal.class)
                .list();
    }

    static void change(Handle handle, SchoolId school, ProposalId id, Draft draft) {
        handle.createUpdate("""
                        update proposal set kind = :kind, article = :article, base_revision = :baseRevision, title = :title,
                          body = :body, questions = :phrasings, course_id = :courseId, lang = :lang
                        where school_id = :school and id = :id""")
                .bind("school", school)
                .bind("id", id)
                .bindNamedArgumentFinder(Database.fields(draft))
                .bindArray("phrasings", String.class, draft.questions())
                .execute();
    }

    static void accept(
            Handle handle,
            SchoolId school,
            ProposalId id,
            String article,
            int revision,
            Replayed replayed,
            String by,
            Instant now) {
        handle.createUpdate("""
                        update proposal set state = 'accepted', article = :article, revision = :revision, replayed = :replayed,
                          decided_by = :by, decided_at = :now
                        where school_id = :school and id = :id""")
                .bind("school", school)
                .bind("id", id)
                .bind("article", article)
                .bind("revision", revision)
                .bind("replayed", Json.tree(replayed))
                .bind("by", by)
                .bind("now", now)
                .execute();
    }

    static void reject(Handle handle, SchoolId school, ProposalId id, String reason, String by, Instant now) {
        handle.createUpdate("""
                        update proposal set state = 'rejected', reason = :reason, decided_by = :by, decided_at = :now
                        where school_id = :school and id = :id""")
                .bind("school", school)
                .bind("id", id)
                .bind("reason", reason)
                .bind("by", by)
                .bind("now", now)
                .execute();
    }
}
