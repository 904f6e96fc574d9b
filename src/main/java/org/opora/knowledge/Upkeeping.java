package org.opora.knowledge;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.opora.identity.SchoolId;
import org.opora.identity.Tenancy;
import org.opora.identity.staff.StaffId;
import org.opora.identity.staff.StaffMembers;
import org.opora.shared.Problem;

/** Keeping articles in order, besides what they say. */
@ApplicationScoped
class Upkeeping {
    private final Tenancy tenancy;
    private final Articles articles;
    private final StaffMembers members;
    private final Statistics statistics;

    Upkeeping(Tenancy tenancy, Articles articles, StaffMembers members, Statistics statistics) {
        this.tenancy = tenancy;
        this.articles = articles;
        this.members = members;
        this.statistics = statistics;
    }

    /** @throws Problem 422 for an owner whom the school does not have */
    void keep(SchoolId school, String externalId, @Nullable StaffId owner, @Nullable Instant reviewAt) {
        if (owner != null && members.find(school, owner).isEmpty()) {
            throw Problem.invalid("owner", "is not a member of staff");
        }
        tenancy.run(school, handle -> {
            int kept = handle.createUpdate(
                            "update article set owner_id = :owner, review_at = :reviewAt where school_id = :school and external_id = :externalId")
                    .bind("owner", owner)
                    .bind("reviewAt", reviewAt)
                    .bind("school", school)
                    .bind("externalId", externalId)
                    .execute();
            if (kept == 0) {
                throw Problem.notFound("article");
            }
        });
    }

    /**
     * Archives all of them or none.
     *
     * @return how many were not archived before
     * @throws Problem 422 when the school lacks one
     */
    int archive(SchoolId school, List<String> externalIds) {
        return tenancy.in(school, handle -> {
            List<String> open = externalIds.stream()
                    .distinct()
                    .sorted()
                    .filter(externalId -> isOpen(handle, school, externalId))
                    .toList();
            if (!open.isEmpty()) {
                statistics.together(school, () -> open.forEach(externalId -> articles.archive(school, externalId)));
            }
            return open.size();
        });
    }

    private static boolean isOpen(Handle handle, SchoolId school, String externalId) {
        Article article = ArticleQueries.find(handle, school, externalId)
                .orElseThrow(() -> Problem.invalid("articles", "'" + externalId + "' is not an article"));
        return article.state() != Article.State.ARCHIVED;
    }
}
