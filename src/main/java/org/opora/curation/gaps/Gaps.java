package org.opora.curation.gaps;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.opora.conversation.MessageId;
import org.opora.curation.gaps.GapQueries.Example;
import org.opora.desk.packet.Exchange;
import org.opora.identity.SchoolId;
import org.opora.identity.Tenancy;
import org.opora.shared.Page;
import org.opora.shared.Problem;

/** What the base could not answer. */
@ApplicationScoped
public class Gaps {
    /** A gap with its questions, newest first, and its weeks. */
    public record Whole(Gap gap, List<MissedQuestion> questions, List<Gap.Week> weeks) {}

    private static final int MOST_QUESTIONS = 200;
    private static final Duration LOOKED_BACK = Duration.ofDays(84);

    private final Tenancy tenancy;
    private final Missed missed;
    private final Grouping grouping;
    private final Clock clock;

    Gaps(Tenancy tenancy, Missed missed, Grouping grouping, Clock clock) {
        this.tenancy = tenancy;
        this.missed = missed;
        this.grouping = grouping;
        this.clock = clock;
    }

    /** The gap of a question for which a curator wants an article, made if need be. */
    public Optional<Gap> wanted(SchoolId school, Exchange exchange) {
        if (!missed.keepReply(school, exchange, true)) {
            return Optional.empty();
        }
        grouping.group(school);
        return tenancy.in(school, handle -> GapQueries.of(handle, school, exchange.questionId()))
                .flatMap(gap -> find(school, gap));
    }

    Page<Gap> list(SchoolId school, GapQueries.Wanted wanted, Page.Request page) {
        List<Gap> rows = tenancy.in(school, handle -> GapQueries.list(handle, school, wanted, page, clock.instant()));
        return Page.cut(rows, page, GapQueries::cursor);
    }

    Map<GapId, List<String>> examples(SchoolId school, List<GapId> gaps) {
        return tenancy.in(school, handle -> GapQueries.examples(handle, school, gaps)).stream()
                .collect(Collectors.groupingBy(Example::gapId, Collectors.mapping(Example::text, Collectors.toList())));
    }

    public Optional<Gap> find(SchoolId school, GapId id) {
        return tenancy.in(school, handle -> GapQueries.find(handle, school, id, clock.instant()));
    }

    /** All that have replies and no open proposal, the weightiest first. */
    public List<Gap> withReplies(SchoolId school) {
        GapQueries.Wanted open = new GapQueries.Wanted(Gap.State.OPEN, null, null);
        return list(school, open, Page.Request.of(200, null)).items().stream()
                .filter(gap -> gap.replies() > 0 && gap.proposalId() == null)
                .toList();
    }

    public List<MissedQuestion> questions(SchoolId school, GapId id) {
        return tenancy.in(school, handle -> GapQueries.questions(handle, school, id, MOST_QUESTIONS));
    }

    public Whole get(SchoolId school, GapId id) {
        Gap gap = find(school, id).orElseThrow(() -> Problem.notFound("gap"));
        Instant decided = gap.decidedAt();
        Instant from = decided == null ? clock.instant() : decided;
        return tenancy.in(
                school,
                handle -> new Whole(
                        gap,
                        GapQueries.questions(handle, school, id, MOST_QUESTIONS),
                        GapQueries.weeks(handle, school, id, from, from.minus(LOOKED_BACK))));
    }

    /** Not ours, or open again after all. */
    void decide(SchoolId school, GapId id, Gap.State state, String by) {
        Gap gap = find(school, id).orElseThrow(() -> Problem.notFound("gap"));
        boolean open = state == Gap.State.OPEN;
        tenancy.run(
                school,
                handle -> GapQueries.decide(
                        handle, school, gap.id(), state, open ? null : clock.instant(), open ? null : by));
    }

    /** With an accepted proposal. */
    public void answered(SchoolId school, GapId id, String by) {
        tenancy.run(school, handle -> GapQueries.decide(handle, school, id, Gap.State.ANSWERED, clock.instant(), by));
    }

    /** @param title null = its most typical question */
    void name(SchoolId school, GapId id, @Nullable String title) {
        tenancy.run(school, handle -> GapQueries.name(handle, school, id, title));
    }

    /** Puts all questions of another gap into this one. */
    void merge(SchoolId school, GapId into, GapId from) {
        if (into.equals(from)) {
            throw Problem.invalid("from", "is the same gap");
        }
        tenancy.run(school, handle -> {
            GapQueries.lock(handle, school);
            if (GapQueries.find(handle, school, from, clock.instant()).isEmpty()) {
                throw Problem.invalid("from", "is not a gap of this school");
            }
            GapQueries.merge(handle, school, from, into);
        });
    }

    /** Takes a question that means something else into a gap of its own. */
    GapId split(SchoolId school, GapId from, MessageId question) {
        return tenancy.in(school, handle -> {
            GapQueries.lock(handle, school);
            boolean ofIt = GapQueries.questions(handle, school, from, MOST_QUESTIONS).stream()
                    .anyMatch(missed -> missed.questionId().equals(question));
            if (!ofIt) {
                throw Problem.invalid("question", "is not a question of this gap");
            }
            GapId own = GapQueries.make(handle, school, question, clock.instant());
            GapQueries.place(handle, school, question, own);
            GapQueries.name(handle, school, own, textOf(handle, school, own));
            return own;
        });
    }

    /** A gap that has a name is not joined with others again. */
    private static String textOf(org.jdbi.v3.core.Handle handle, SchoolId school, GapId own) {
        return GapQueries.questions(handle, school, own, 1).get(0).text();
    }
}
