package org.opora.curation.proposals;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.opora.answering.DryRuns;
import org.opora.answering.DryRuns.Outcome;
import org.opora.conversation.Lane;
import org.opora.curation.checks.Checks;
import org.opora.curation.gaps.Gap;
import org.opora.curation.gaps.GapId;
import org.opora.curation.gaps.Gaps;
import org.opora.curation.gaps.GapsChanged;
import org.opora.curation.gaps.MissedQuestion;
import org.opora.curation.proposals.Proposal.Draft;
import org.opora.curation.proposals.Proposal.Evidence;
import org.opora.curation.proposals.Proposal.Kind;
import org.opora.curation.proposals.Proposal.Replayed;
import org.opora.curation.proposals.Proposal.State;
import org.opora.curation.proposals.ProposalQueries.Origin;
import org.opora.curation.proposals.Proposing.Made;
import org.opora.desk.HandoffId;
import org.opora.desk.packet.Exchange;
import org.opora.desk.packet.Exchanges;
import org.opora.identity.SchoolId;
import org.opora.identity.Tenancy;
import org.opora.knowledge.Article.Format;
import org.opora.knowledge.Article.Visibility;
import org.opora.knowledge.Articles;
import org.opora.knowledge.Articles.Forced;
import org.opora.knowledge.Content;
import org.opora.knowledge.Revisions;
import org.opora.knowledge.Revisions.Author;
import org.opora.knowledge.Revisions.AuthorKind;
import org.opora.shared.Id;
import org.opora.shared.Page;
import org.opora.shared.Problem;

/** Changes of the base, proposed from gaps and by curators, that become revisions when somebody accepts them. */
@ApplicationScoped
public class Proposals {
    /** How a proposal is accepted. */
    record Acceptance(boolean publish, @Nullable Forced forced, String by) {}

    private static final Logger LOG = Logger.getLogger(Proposals.class);
    /** Two students who ask the same are a gap, one may be a slip; a curator's word is enough. */
    private static final int ENOUGH = 2;
    /** What was rejected comes back with so many more questions. */
    private static final int NEW_EVIDENCE = 3;

    private static final int SHOWN_EVIDENCE = 10;
    private static final int REPLAYED = 20;
    private static final int LONGEST_NAME = 60;

    private final Tenancy tenancy;
    private final Gaps gaps;
    private final Proposing proposing;
    private final Base base;
    private final Exchanges exchanges;
    private final Proof proof;
    private final Clock clock;

    /** What a proposal changes. */
    @Dependent
    static class Base {
        final Articles articles;
        final Revisions revisions;

        Base(Articles articles, Revisions revisions) {
            this.articles = articles;
            this.revisions = revisions;
        }
    }

    /** What shows that an accepted proposal helps. */
    @Dependent
    static class Proof {
        final Checks checks;
        final DryRuns dryRuns;

        Proof(Checks checks, DryRuns dryRuns) {
            this.checks = checks;
            this.dryRuns = dryRuns;
        }
    }

    Proposals(
            Tenancy tenancy, Gaps gaps, Proposing proposing, Base base, Exchanges exchanges, Proof proof, Clock clock) {
        this.tenancy = tenancy;
        this.gaps = gaps;
        this.proposing = proposing;
        this.base = base;
        this.exchanges = exchanges;
        this.proof = proof;
        this.clock = clock;
    }

    void follow(@Observes GapsChanged changed) {
        SchoolId school = changed.school();
        for (Gap gap : gaps.withReplies(school)) {
            if (gap.wanted() || gap.questions() >= ENOUGH) {
                Optional<ProposalId> made =
                        propose(school, gap, questions -> proposing.condensed(school, gap, questions));
                made.ifPresent(id ->
                        LOG.infof("proposal=%s gap=%s", id.value(), gap.id().value()));
            }
        }
    }

    /** @return empty when it has an open one, or was rejected on this evidence */
    private Optional<ProposalId> propose(
            SchoolId school, Gap gap, Function<List<MissedQuestion>, Optional<Made>> drafting) {
        boolean spent = tenancy.in(school, handle -> ProposalQueries.ofGap(handle, school, gap.id())).stream()
                .anyMatch(one -> one.state() == State.OPEN || gap.questions() < one.questionsSeen() + NEW_EVIDENCE);
        if (spent) {
            return Optional.empty();
        }
        List<MissedQuestion> questions = gaps.questions(school, gap.id());
        String by = questions.stream()
                .filter(MissedQuestion::wanted)
                .map(MissedQuestion::repliedBy)
                .findFirst()
                .orElse(null);
        return drafting.apply(questions)
                .flatMap(made -> insert(
                        school,
                        made.draft(),
                        new Origin(gap.id(), made.condensed(), gap.questions(), by),
                        evidence(questions)));
    }

    private static List<Evidence> evidence(List<MissedQuestion> questions) {
        return Stream.concat(
                        questions.stream().filter(q -> q.reply() != null),
                        questions.stream().filter(q -> q.reply() == null))
                .limit(SHOWN_EVIDENCE)
                .map(q -> new Evidence(q.questionId(), q.handoffId(), q.text(), q.reply(), q.repliedBy(), q.askedAt()))
                .toList();
    }

    private Optional<ProposalId> insert(SchoolId school, Draft draft, Origin origin, List<Evidence> evidence) {
        ProposalId id = new ProposalId(Id.next());
        boolean made = tenancy.in(
                school, handle -> ProposalQueries.insert(handle, school, id, draft, origin, evidence, clock.instant()));
        return made ? Optional.of(id) : Optional.empty();
    }

    /**
     * By hand, for a gap or without one.
     *
     * @throws Problem 409 {@code already-proposed} when the gap has an open proposal
     */
    Proposal write(SchoolId school, Draft draft, @Nullable Gap gap, String by) {
        List<MissedQuestion> questions = gap == null ? List.of() : gaps.questions(school, gap.id());
        Origin origin = gap == null ? new Origin(null, false, 0, by) : new Origin(gap.id(), false, gap.questions(), by);
        return get(
                school,
                insert(school, draft, origin, evidence(questions))
                        .orElseThrow(
                                () -> Problem.conflict("already-proposed", "There is an open proposal for this gap.")));
    }

    /** The gap's questions as phrasings of an entry that answers them already. */
    Proposal link(SchoolId school, Gap gap, String article, String by) {
        Draft draft = proposing
                .phrasing(school, gap, gaps.questions(school, gap.id()), article)
                .orElseThrow(() -> Problem.invalid("article", "is not a published FAQ entry of this school"));
        return write(school, draft, gap, by);
    }

    /**
     * A curator's one press: the question and the first reply of a handoff become a proposal.
     *
     * @throws Problem 422 when nobody has replied in it yet
     */
    Proposal fromHandoff(SchoolId school, HandoffId handoff) {
        Exchange exchange = exchanges
                .of(school, handoff)
                .orElseThrow(() -> Problem.invalid("handoff", "has no question with a reply of a person"));
        Gap gap = gaps.wanted(school, exchange).orElseThrow(() -> Problem.notFound("gap"));
        GapId id = gap.id();
        // Word for word: whoever pressed waits for it.
        Optional<ProposalId> made = propose(school, gap, questions -> proposing
                .draft(school, gap, questions)
                .map(draft -> new Made(draft, false)));
        LOG.debugf("proposed anew=%s", made.isPresent());
        return tenancy.in(school, handle -> ProposalQueries.ofGap(handle, school, id)).stream()
                .findFirst()
                .orElseThrow(() -> Problem.notFound("proposal"));
    }

    Proposal get(SchoolId school, ProposalId id) {
        return tenancy.in(school, handle -> ProposalQueries.find(handle, school, id))
                .orElseThrow(() -> Problem.notFound("proposal"));
    }

    Page<Proposal> list(SchoolId school, @Nullable State state, Page.Request page) {
        List<Proposal> rows = tenancy.in(school, handle -> ProposalQueries.list(handle, school, state, page));
        return Page.cut(rows, page, one -> one.id().value().toString());
    }

    Proposal change(SchoolId school, ProposalId id, Draft draft) {
        tenancy.run(school, handle -> {
            Proposal open = open(ProposalQueries.lock(handle, school, id));
            ProposalQueries.change(handle, school, open.id(), draft);
        });
        return get(school, id);
    }

    private static Proposal open(Optional<Proposal> found) {
        Proposal proposal = found.orElseThrow(() -> Problem.notFound("proposal"));
        if (proposal.state() != State.OPEN) {
            throw Problem.conflict("already-decided", "Somebody has accepted or rejected this proposal.")
                    .with("decidedBy", String.valueOf(proposal.decidedBy()));
        }
        return proposal;
    }

    /**
     * Makes the revision and its check, all or nothing.
     *
     * @throws Problem 409 {@code already-decided}; {@code stale-version} when the article has changed since; {@code check-failed}
     */
    Proposal accept(SchoolId school, ProposalId id, Acceptance how) {
        tenancy.run(school, handle -> {
            Proposal proposal = open(ProposalQueries.lock(handle, school, id));
            String article = article(school, proposal);
            Articles.Put put =
                    base.articles.put(school, article, content(school, proposal), null, how.publish(), how.forced());
            base.revisions.sign(school, put.id(), put.revision(), new Author(AuthorKind.PROPOSAL, how.by()), null);
            String question = proposal.questions().isEmpty()
                    ? asked(proposal)
                    : proposal.questions().get(0);
            Id check = proof.checks.ofProposal(school, id, question, proposal.courseId(), article, how.by());
            LOG.infof("proposal=%s accepted, check=%s", id.value(), check.value());
            GapId gap = proposal.gapId();
            if (gap != null) {
                gaps.answered(school, gap, how.by());
            }
            ProposalQueries.accept(
                    handle,
                    school,
                    id,
                    article,
                    put.revision(),
                    replayed(school, proposal, article),
                    how.by(),
                    clock.instant());
        });
        return get(school, id);
    }

    private static String asked(Proposal proposal) {
        String first = proposal.evidence().path(0).path("question").asText();
        return first.isEmpty() ? proposal.title() : first;
    }

    private String article(SchoolId school, Proposal proposal) {
        String given = proposal.article();
        return given == null ? free(school, proposal.title()) : given;
    }

    /** An external id that says what the entry is about. */
    private String free(SchoolId school, String title) {
        String words = title.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{Nd}]+", "-")
                .replaceAll("^-|-$", "");
        String name = "faq:" + words.substring(0, Math.min(LONGEST_NAME, words.length()));
        String free = name;
        for (int n = 2; base.articles.find(school, free).isPresent(); n++) {
            free = name + "-" + n;
        }
        return free;
    }

    private Content content(SchoolId school, Proposal proposal) {
        String article = proposal.article();
        if (proposal.kind() == Kind.ENTRY || article == null) {
            return new Content(
                    proposal.title(),
                    proposal.body(),
                    Format.MARKDOWN,
                    proposal.lang(),
                    proposal.courseId(),
                    null,
                    null,
                    org.opora.knowledge.Article.Kind.FAQ,
                    proposal.questions(),
                    null,
                    Visibility.STUDENT);
        }
        Articles.Whole whole = base.articles.get(school, article);
        Integer base = proposal.baseRevision();
        if (base != null && base != whole.revision()) {
            throw Problem.conflict("stale-version", "The article has changed since this was proposed.");
        }
        Content now = whole.content();
        Set<String> questions = new LinkedHashSet<>(now.questions());
        questions.addAll(proposal.questions());
        return new Content(
                proposal.title(),
                proposal.body(),
                now.format(),
                now.lang(),
                now.courseId(),
                now.lessonId(),
                now.url(),
                now.kind(),
                List.copyOf(questions),
                now.validUntil(),
                now.visibility());
    }

    /** The gap's questions asked again, those that are not among the phrasings too. */
    private Replayed replayed(SchoolId school, Proposal proposal, String article) {
        GapId gap = proposal.gapId();
        List<MissedQuestion> questions = gap == null ? List.of() : gaps.questions(school, gap);
        int answered = 0;
        int drafted = 0;
        int of = 0;
        for (MissedQuestion question : questions.stream().limit(REPLAYED).toList()) {
            Outcome outcome = proof.dryRuns
                    .ask(school, question.text(), question.courseId())
                    .outcome();
            boolean fromIt = outcome.cited().contains(article);
            answered += fromIt && outcome.lane() == Lane.ANSWER ? 1 : 0;
            drafted += fromIt && outcome.lane() == Lane.DRAFT ? 1 : 0;
            of++;
        }
        return new Replayed(answered, drafted, of);
    }

    /** It stays so until its gap has new evidence. */
    Proposal reject(SchoolId school, ProposalId id, String reason, String by) {
        tenancy.run(school, handle -> {
            Proposal proposal = open(ProposalQueries.lock(handle, school, id));
            ProposalQueries.reject(handle, school, proposal.id(), reason, by, clock.instant());
        });
        return get(school, id);
    }
}
