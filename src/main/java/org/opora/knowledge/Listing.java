package org.opora.knowledge;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.opora.identity.SchoolId;
import org.opora.identity.Tenancy;
import org.opora.identity.staff.Staff;
import org.opora.identity.staff.StaffId;
import org.opora.identity.staff.StaffMembers;
import org.opora.knowledge.Article.Kind;
import org.opora.knowledge.Article.State;
import org.opora.shared.Page;

/** The base as who keeps it sees it: what there is, what is used, what needs a hand first. */
@ApplicationScoped
public class Listing {
    /** Why an article needs a hand, the worst first. */
    public enum Need {
        EXPIRED(128),
        FAILING(64),
        REVIEW_DUE(32),
        VOTED_DOWN(16),
        DEAD_LINK(8),
        ENDS_SOON(4),
        UNPUBLISHED(2),
        OLD(1);

        /** Of all needs of an article together; the worse the higher. */
        final int bit;

        Need(int bit) {
            this.bit = bit;
        }
    }

    /** The order of a list: by need, then by id; by id alone; by title; the last changed first. */
    public enum Sort {
        NEED,
        ID,
        TITLE,
        UPDATED
    }

    /** Who finds out otherwise that an article does not do what it should; the base itself does not know. */
    public interface Failing {
        /** External ids. */
        List<String> articles(SchoolId school);
    }

    /**
     * @param query words of its title, its id or its passages
     * @param wholeSchool only what belongs to no course
     */
    public record Filter(
            @Nullable String query,
            @Nullable String course,
            @Nullable String lesson,
            boolean wholeSchool,
            @Nullable State state,
            @Nullable Kind kind,
            @Nullable StaffId owner,
            @Nullable String source,
            @Nullable Need need) {}

    public record Owner(StaffId id, String name) {}

    /** Who cares for an article, and when it is to be looked at again. */
    record Upkeep(@Nullable Owner owner, @Nullable Instant reviewAt) {}

    /**
     * @param article the one that it led to; null = a page of the web
     * @param answer what the page said, an HTTP status or {@code unreachable}; of an article {@code archived} or {@code absent}
     */
    public record DeadLink(String address, @Nullable String article, Instant since, String answer) {}

    /**
     * @param cited messages of the last 30 days that cite it; {@code down} of them were of no use to the student
     * @param passages of the revision that is shown
     * @param deadLinks the first of them
     */
    public record Item(
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
            @Nullable Owner owner,
            @Nullable Instant reviewAt,
            @Nullable Instant validFrom,
            @Nullable Instant validUntil,
            int passages,
            int cited,
            int down,
            List<Need> needs,
            List<DeadLink> deadLinks) {}

    record Part(
            @Nullable String course,
            @Nullable String courseTitle,
            @Nullable String lesson,
            @Nullable String lessonTitle,
            int articles) {}

    /** How many articles there are, archived ones aside: of each course and lesson, in each state, in each need. */
    record Outline(List<Part> parts, Map<String, Integer> states, Map<Need, Integer> needs) {}

    static final Duration USE = Duration.ofDays(30);
    static final Duration SOON = Duration.ofDays(14);
    static final Duration AGED = Duration.ofDays(365);

    private final Tenancy tenancy;
    private final StaffMembers members;
    private final Instance<Failing> failing;
    private final Clock clock;

    Listing(Tenancy tenancy, StaffMembers members, @Any Instance<Failing> failing, Clock clock) {
        this.tenancy = tenancy;
        this.members = members;
        this.failing = failing;
        this.clock = clock;
    }

    public Page<Item> list(SchoolId school, Filter filter, Sort sort, Page.Request page) {
        List<ListingQueries.Row> rows = tenancy.in(
                school,
                handle -> ListingQueries.list(
                        handle, school, filter, sort, page, new ListingQueries.Now(clock.instant(), failing(school))));
        Map<StaffId, String> names = names(school, rows);
        List<ArticleId> leading = rows.stream()
                .filter(row -> (row.needs() & Need.DEAD_LINK.bit) > 0)
                .map(ListingQueries.Row::id)
                .toList();
        Map<ArticleId, List<DeadLink>> dead = leading.isEmpty()
                ? Map.of()
                : tenancy.in(school, handle -> ListingQueries.deadLinks(handle, school, leading));
        return Page.cut(rows, page, ListingQueries.Row::sortKey)
                .map(row -> row.item(names, dead.getOrDefault(row.id(), List.of())));
    }

    private Map<StaffId, String> names(SchoolId school, List<ListingQueries.Row> rows) {
        return rows.stream().allMatch(row -> row.ownerId() == null)
                ? Map.of()
                : members.active(school).stream().collect(Collectors.toMap(Staff::id, Staff::name));
    }

    Outline outline(SchoolId school) {
        ListingQueries.Now now = new ListingQueries.Now(clock.instant(), failing(school));
        return tenancy.in(school, handle -> ListingQueries.outline(handle, school, now));
    }

    Upkeep upkeep(SchoolId school, ArticleId article) {
        ListingQueries.Kept kept = tenancy.in(school, handle -> ListingQueries.upkeep(handle, school, article));
        StaffId owner = kept.ownerId();
        return new Upkeep(
                owner == null
                        ? null
                        : members.find(school, owner)
                                .map(staff -> new Owner(staff.id(), staff.name()))
                                .orElse(null),
                kept.reviewAt());
    }

    private List<String> failing(SchoolId school) {
        return failing.stream()
                .flatMap(one -> one.articles(school).stream())
                .distinct()
                .toList();
    }
}
