package org.opora.knowledge;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.opora.course.CourseId;
import org.opora.course.LessonId;
import org.opora.identity.SchoolId;
import org.opora.identity.Tenancy;

/**
 * Verified entries: articles of kind FAQ, or with the questions they answer, as a student of a course may read them now.
 * Without a course those of the whole school.
 */
@ApplicationScoped
public class Entries {
    /**
     * An entry near to a text.
     *
     * @param hit its nearest passage; the score is the mean of two cosines, with the passage and with its nearest question
     * @param questions that it answers, as the school lists them
     */
    public record Entry(Hit hit, List<String> questions) {
        public Entry {
            questions = List.copyOf(questions);
        }
    }

    private static final int CANDIDATES = 20;
    private final Tenancy tenancy;
    private final Retrieval retrieval;

    Entries(Tenancy tenancy, Retrieval retrieval) {
        this.tenancy = tenancy;
        this.retrieval = retrieval;
    }

    /** The nearest entries, best first, the open lesson's before those as good as equal; none when there is no vector. */
    public List<Entry> near(SchoolId school, @Nullable CourseId course, @Nullable LessonId lesson, String text) {
        float[] vector = retrieval.vector(text);
        if (vector.length == 0) {
            return List.of();
        }
        Set<ArticleId> seen = new HashSet<>();
        List<Entry> found = new ArrayList<>();
        tenancy.in(school, handle -> EntryQueries.near(handle, school, course, text, vector, CANDIDATES)).stream()
                .sorted(Comparator.comparingDouble(entry -> -preferred(entry.hit(), lesson)))
                .filter(entry -> seen.add(entry.hit().articleId()))
                .forEach(found::add);
        return found;
    }

    private static double preferred(Hit hit, @Nullable LessonId lesson) {
        return hit.score() + (lesson != null && lesson.equals(hit.lessonId()) ? Retrieval.OPEN_LESSON : 0);
    }

    /** The passages of an entry in their order; none when it is no entry, or not for a student of this course, or not now. */
    public List<Hit> passages(SchoolId school, @Nullable CourseId course, ArticleId article) {
        return tenancy.in(school, handle -> EntryQueries.passages(handle, school, course, article));
    }

    /** Those of the passages that a student may still be shown as the school's word. */
    public Set<UUID> current(SchoolId school, Collection<UUID> passages) {
        return passages.isEmpty()
                ? Set.of()
                : Set.copyOf(tenancy.in(school, handle -> EntryQueries.current(handle, school, passages)));
    }

    /**
     * Questions to begin with, the same each time: the open lesson's, then the course's, then the whole school's; first one of
     * each article. In the language wanted where there are any, else in another.
     */
    public List<String> openers(
            SchoolId school, @Nullable CourseId course, @Nullable LessonId lesson, String lang, int most) {
        List<EntryQueries.Listed> listed =
                tenancy.in(school, handle -> EntryQueries.questions(handle, school, course, lesson));
        Optional<String> spoken = listed.stream()
                .map(EntryQueries.Listed::lang)
                .filter(lang::equals)
                .findFirst();
        return listed.stream()
                .filter(question -> spoken.isEmpty() || question.lang().equals(lang))
                .map(EntryQueries.Listed::question)
                .distinct()
                .limit(most)
                .toList();
    }
}
