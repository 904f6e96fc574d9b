package org.opora.knowledge;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.opora.course.Assignment;
import org.opora.course.Course;
import org.opora.course.CourseId;
import org.opora.course.Courses;
import org.opora.course.Courses.AssignmentChanged;
import org.opora.identity.SchoolId;
import org.opora.identity.Tenancy;
import org.opora.knowledge.Article.Format;
import org.opora.knowledge.Article.Kind;
import org.opora.knowledge.Article.State;
import org.opora.knowledge.Article.Visibility;
import org.opora.knowledge.Indexing.Cut;
import org.opora.knowledge.Indexing.Window;
import org.opora.knowledge.embedding.EmbeddingUnavailable;
import org.opora.shared.Id;
import org.opora.shared.Page;
import org.opora.shared.Problem;

/** The articles of a school: put, read, archived, rolled back. Searchable when the call returns. */
@ApplicationScoped
public class Articles {
    /** What a PUT came to; {@code changed} is false when the content was equal. */
    public record Put(
            ArticleId id,
            String externalId,
            int revision,
            State state,
            int passages,
            boolean changed,
            boolean created) {}

    public record RevisionInfo(int n, String title, Instant createdAt) {}

    /** An article with the content of its published revision, else its newest. */
    public record Whole(Article article, int revision, Content content, List<RevisionInfo> revisions) {}

    public record Filter(
            @Nullable String query,
            @Nullable String course,
            @Nullable State state,
            @Nullable String source) {}

    public record Listed(
            ArticleId id,
            String externalId,
            State state,
            @Nullable Integer publishedRevision,
            @Nullable String source,
            Instant updatedAt,
            String title,
            String lang,
            Kind kind,
            @Nullable String course) {}

    /** A publication that somebody wants whatever it breaks. */
    public record Forced(String reason, String by) {}

    /**
     * Raised inside the transaction in which a revision becomes the one that is found, once it is; an observer that throws
     * stops it.
     *
     * @param course null = whole school
     * @param vectors of its passages and questions, unit length
     */
    public record RevisionPublished(
            SchoolId school,
            String externalId,
            int revision,
            @Nullable CourseId course,
            List<float[]> vectors,
            @Nullable Forced forced) {}

    private static final Duration PAUSE = Duration.ofSeconds(10);
    private final Tenancy tenancy;
    private final Courses courses;
    private final Indexing indexing;
    private final EmbeddingJob job;
    private final Statistics statistics;
    private final Event<RevisionPublished> published;
    private final Clock clock;

    Articles(
            Tenancy tenancy,
            Courses courses,
            Indexing indexing,
            EmbeddingJob job,
            Statistics statistics,
            Event<RevisionPublished> published,
            Clock clock) {
        this.tenancy = tenancy;
        this.courses = courses;
        this.indexing = indexing;
        this.job = job;
        this.statistics = statistics;
        this.published = published;
        this.clock = clock;
    }

    /**
     * Stores a revision and, with {@code publish}, makes it the one that is found.
     *
     * @throws Problem 422 when the body has nothing to find in it
     * @param forced in spite of what it breaks
     * @throws Problem 503 {@code embedding-unavailable} when it cannot be embedded; nothing is stored
     */
    public Put put(
            SchoolId school,
            String externalId,
            Content content,
            @Nullable String source,
            boolean publish,
            @Nullable Forced forced) {
        Optional<Put> unchanged = tenancy.in(school, handle -> unchanged(handle, school, externalId, content, publish));
        if (unchanged.isPresent()) {
            return unchanged.get();
        }
        List<Cut> cuts = Indexing.cut(content);
        if (cuts.isEmpty()) {
            throw Problem.invalid("empty", "body", "has no text in it");
        }
        List<Indexing.Vectors> vectors = publish ? vectors(content, cuts) : null;
        return tenancy.in(school, handle -> {
            boolean created = ArticleQueries.find(handle, school, externalId).isEmpty();
            ArticleQueries.insert(handle, school, new ArticleId(Id.next()), externalId, source, clock.instant());
            Article article = ArticleQueries.lock(handle, school, externalId).orElseThrow();
            int n = ArticleQueries.insertRevision(handle, school, article.id(), content, clock.instant());
            ArticleQueries.insertPassages(handle, school, article.id(), n, cuts);
            State state = article.state();
            if (vectors != null) {
                publish(handle, school, article, n, content, cuts, vectors, source);
                tell(school, externalId, n, content, vectors, forced);
                state = State.PUBLISHED;
            } else if (state == State.ARCHIVED) {
                state = State.DRAFT;
                ArticleQueries.setState(handle, school, article.id(), state, null, source, clock.instant());
            }
            return new Put(article.id(), externalId, n, state, cuts.size(), true, created);
        });
    }

    /** Those of the ids under which exactly this is already found, or with {@code publish} false kept. */
    public Set<String> unchanged(SchoolId school, Map<String, Content> contents, boolean publish) {
        return tenancy.in(school, handle -> ArticleQueries.hashes(handle, school, contents.keySet(), publish)).stream()
                .filter(known -> {
                    Content content = contents.get(known.externalId());
                    return content != null && content.hash().equals(known.hash());
                })
                .map(ArticleQueries.Known::externalId)
                .collect(Collectors.toSet());
    }

    public boolean exists(SchoolId school, String externalId) {
        return tenancy.in(school, handle -> ArticleQueries.find(handle, school, externalId))
                .isPresent();
    }

    /** Whether there is such an article that has not been archived. */
    public boolean isLive(SchoolId school, String externalId) {
        return tenancy.in(school, handle -> ArticleQueries.find(handle, school, externalId))
                .filter(article -> article.state() != State.ARCHIVED)
                .isPresent();
    }

    /** Articles of a source, not archived, whose newest words are these. */
    public List<String> saying(SchoolId school, String source, Content content) {
        return tenancy.in(school, handle -> ArticleQueries.saying(handle, school, source, content));
    }

    /** Gives an article another external id; it stays the same article, with its revisions and everything that cites it. */
    public void move(SchoolId school, String from, String to) {
        tenancy.run(school, handle -> ArticleQueries.move(handle, school, from, to, clock.instant()));
    }

    /** @throws Problem 503 {@code embedding-unavailable} when a passage could not be embedded now */
    public void ready() {
        embedded(indexing::check);
    }

    private List<Indexing.Vectors> vectors(Content content, List<Cut> cuts) {
        return embedded(() -> indexing.vectors(content, cuts));
    }

    private static <T> T embedded(Supplier<T> work) {
        try {
            return work.get();
        } catch (EmbeddingUnavailable e) {
            throw Problem.unavailable(
                    "embedding-unavailable", "The embedding server does not answer; nothing was stored.", PAUSE);
        }
    }

    private Optional<Put> unchanged(
            Handle handle, SchoolId school, String externalId, Content content, boolean publish) {
        Article article = ArticleQueries.find(handle, school, externalId).orElse(null);
        if (article == null || article.state() == State.ARCHIVED) {
            return Optional.empty();
        }
        List<RevisionInfo> revisions = ArticleQueries.revisions(handle, school, article.id());
        Integer published = article.publishedRevision();
        int n = published != null && publish
                ? published
                : revisions.get(revisions.size() - 1).n();
        boolean same = ArticleQueries.hash(handle, school, article.id(), n)
                .filter(content.hash()::equals)
                .isPresent();
        if (!same || (publish && published == null)) {
            return Optional.empty();
        }
        int passages = ArticleQueries.passages(handle, school, article.id(), n).size();
        return Optional.of(new Put(article.id(), externalId, n, article.state(), passages, false, false));
    }

    private void publish(
            Handle handle,
            SchoolId school,
            Article article,
            int n,
            Content content,
            List<Cut> cuts,
            @Nullable List<Indexing.Vectors> vectors,
            @Nullable String source) {
        ArticleQueries.unindex(handle, school, article.id());
        ArticleQueries.index(handle, school, article.id(), content, cuts, vectors);
        ArticleQueries.setState(handle, school, article.id(), State.PUBLISHED, n, source, clock.instant());
        statistics.follow(handle, school);
    }

    public Whole get(SchoolId school, String externalId) {
        return find(school, externalId).orElseThrow(() -> Problem.notFound("article"));
    }

    public Optional<Whole> find(SchoolId school, String externalId) {
        return tenancy.in(school, handle -> ArticleQueries.find(handle, school, externalId)
                .map(article -> whole(handle, school, article)));
    }

    private static Whole whole(Handle handle, SchoolId school, Article article) {
        List<RevisionInfo> revisions = ArticleQueries.revisions(handle, school, article.id());
        Integer published = article.publishedRevision();
        int n = published == null ? revisions.get(revisions.size() - 1).n() : published;
        Content content =
                ArticleQueries.content(handle, school, article.id(), n).orElseThrow();
        return new Whole(article, n, content, revisions);
    }

    public Optional<Content> revision(SchoolId school, String externalId, int n) {
        return tenancy.in(school, handle -> ArticleQueries.find(handle, school, externalId)
                .flatMap(article -> ArticleQueries.content(handle, school, article.id(), n)));
    }

    public Page<Listed> list(SchoolId school, Filter filter, Page.Request page) {
        List<Listed> rows = tenancy.in(school, handle -> ArticleQueries.list(handle, school, filter, page));
        return Page.cut(rows, page, Listed::externalId);
    }

    /** Gone from search at once; what was cited stays readable. */
    public void archive(SchoolId school, String externalId) {
        tenancy.run(school, handle -> {
            Article article =
                    ArticleQueries.lock(handle, school, externalId).orElseThrow(() -> Problem.notFound("article"));
            ArticleQueries.unindex(handle, school, article.id());
            ArticleQueries.setState(handle, school, article.id(), State.ARCHIVED, null, null, clock.instant());
            statistics.follow(handle, school);
        });
    }

    private void tell(
            SchoolId school,
            String externalId,
            int n,
            Content content,
            List<Indexing.Vectors> vectors,
            @Nullable Forced forced) {
        List<float[]> all = vectors.stream()
                .flatMap(one -> Stream.concat(
                        Stream.of(one.passage()), one.windows().stream().map(Window::vector)))
                .toList();
        published.fire(new RevisionPublished(school, externalId, n, content.courseId(), all, forced));
    }

    private record Revised(Content content, List<Cut> cuts, List<Indexing.Vectors> vectors) {}

    private Revised revised(SchoolId school, String externalId, int n) {
        Article known = get(school, externalId).article();
        Content content = tenancy.in(school, handle -> ArticleQueries.content(handle, school, known.id(), n))
                .orElseThrow(() -> Problem.notFound("revision"));
        List<Cut> cuts = tenancy.in(school, handle -> ArticleQueries.passages(handle, school, known.id(), n));
        return new Revised(content, cuts, vectors(content, cuts));
    }

    /** Makes an older revision the one that is found. */
    public Put rollBack(SchoolId school, String externalId, int n, @Nullable Forced forced) {
        Revised revised = revised(school, externalId, n);
        return tenancy.in(school, handle -> {
            Article article = ArticleQueries.lock(handle, school, externalId).orElseThrow();
            publish(handle, school, article, n, revised.content(), revised.cuts(), revised.vectors(), null);
            tell(school, externalId, n, revised.content(), revised.vectors(), forced);
            int passages = revised.cuts().size();
            return new Put(article.id(), externalId, n, State.PUBLISHED, passages, true, false);
        });
    }

    /** Keeps an assignment's text as a passage that only hints cite; its vector is made in the background. */
    void follow(@Observes AssignmentChanged event) {
        SchoolId school = event.school();
        Assignment assignment = courses.assignment(school, event.assignment()).orElseThrow();
        Course course = courses.course(school, assignment.courseId()).orElseThrow();
        Content content = new Content(
                assignment.title(),
                assignment.text(),
                Format.MARKDOWN,
                course.lang(),
                course.id(),
                assignment.lessonId(),
                null,
                Kind.ASSIGNMENT,
                List.of(),
                null,
                Visibility.STUDENT);
        String externalId = "assignment:" + course.externalId() + ":" + assignment.externalId();
        tenancy.run(school, handle -> {
            if (unchanged(handle, school, externalId, content, true).isPresent()) {
                return;
            }
            ArticleQueries.insert(handle, school, new ArticleId(Id.next()), externalId, null, clock.instant());
            Article article = ArticleQueries.lock(handle, school, externalId).orElseThrow();
            List<Cut> cuts = Indexing.cut(content);
            int n = ArticleQueries.insertRevision(handle, school, article.id(), content, clock.instant());
            ArticleQueries.insertPassages(handle, school, article.id(), n, cuts);
            publish(handle, school, article, n, content, cuts, null, null);
            job.request(school);
        });
    }
}
