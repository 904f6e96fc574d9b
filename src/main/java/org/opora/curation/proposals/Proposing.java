package org.opora.curation.proposals;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.opora.answering.model.Spender;
import org.opora.answering.writing.Condenser;
import org.opora.course.CourseId;
import org.opora.curation.gaps.Gap;
import org.opora.curation.gaps.MissedQuestion;
import org.opora.curation.proposals.Proposal.Draft;
import org.opora.curation.proposals.Proposal.Kind;
import org.opora.identity.SchoolId;
import org.opora.identity.Schools;
import org.opora.knowledge.Article;
import org.opora.knowledge.Articles;
import org.opora.knowledge.Hit;
import org.opora.knowledge.Retrieval;
import org.opora.shared.Resources;
import org.opora.shared.Texts;

/** What would close a gap, from the replies that people have given: another phrasing, a longer article, a new entry. */
@ApplicationScoped
class Proposing {
    /** So much of a reply stands in an entry: it said the same. */
    private static final double SAME = 0.6;

    private static final int PHRASINGS = 8;
    private static final int LONGEST_PHRASING = 300;
    private static final int SEARCHED = 5;
    private static final JsonNode TABLE = Resources.yaml("/curation.yml");
    private static final Pattern GREETING =
            Resources.pattern(TABLE.path("greeting").asText());
    private static final Pattern FAREWELL =
            Resources.pattern(TABLE.path("farewell").asText());
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]{2,}");

    /** A draft, and whether a model put the replies in its words. */
    record Made(Draft draft, boolean condensed) {}

    private final Articles articles;
    private final Retrieval retrieval;
    private final Schools schools;
    private final Condenser condenser;

    Proposing(Articles articles, Retrieval retrieval, Schools schools, Condenser condenser) {
        this.articles = articles;
        this.retrieval = retrieval;
        this.schools = schools;
        this.condenser = condenser;
    }

    /** From all replies, in a model's words where there is one and it keeps to them; may take as long as a model. */
    Optional<Made> condensed(SchoolId school, Gap gap, List<MissedQuestion> questions) {
        return draft(school, gap, questions).map(verbatim -> {
            List<String> replies = replies(questions);
            String reply = mostTypical(replies);
            return verbatim.kind() == Kind.PHRASING
                    ? new Made(verbatim, false)
                    : condenser
                            .condensed(
                                    new Spender(schools.get(school), verbatim.courseId(), null),
                                    gap.title(),
                                    replies,
                                    verbatim.lang())
                            .map(text -> new Made(with(verbatim, reply, text), true))
                            .orElse(new Made(verbatim, false));
        });
    }

    /** The reply stands at the end of the body, alone or under its heading. */
    private static Draft with(Draft verbatim, String reply, String text) {
        int at = verbatim.body().lastIndexOf(reply);
        return new Draft(
                verbatim.kind(),
                verbatim.article(),
                verbatim.baseRevision(),
                verbatim.title(),
                verbatim.body().substring(0, at) + text + verbatim.body().substring(at + reply.length()),
                verbatim.questions(),
                verbatim.courseId(),
                verbatim.lang());
    }

    private static List<String> replies(List<MissedQuestion> questions) {
        return questions.stream()
                .filter(q -> q.reply() != null)
                .map(Proposing::reply)
                .toList();
    }

    /** Word for word. @return empty when nobody has replied */
    Optional<Draft> draft(SchoolId school, Gap gap, List<MissedQuestion> questions) {
        List<MissedQuestion> replied =
                questions.stream().filter(q -> q.reply() != null).toList();
        if (replied.isEmpty()) {
            return Optional.empty();
        }
        String reply = mostTypical(replies(replied));
        CourseId course = course(questions);
        String lang =
                most(questions.stream().map(MissedQuestion::lang).toList()).orElseThrow();
        List<String> phrasings = phrasings(gap, questions);
        String title = shortened(gap.title());
        return cited(replied)
                .flatMap(article -> onArticle(school, article, title, reply, phrasings))
                .or(() -> sameEntry(school, reply, course)
                        .flatMap(article -> onArticle(school, article, title, reply, phrasings)))
                .or(() -> Optional.of(new Draft(Kind.ENTRY, null, null, title, reply, phrasings, course, lang)));
    }

    private static String reply(MissedQuestion question) {
        String reply = question.reply();
        return reply == null ? "" : plain(reply);
    }

    /** Without greeting and farewell; a reply that is nothing else stays whole. */
    static String plain(String reply) {
        String begun = GREETING.matcher(reply.strip()).replaceFirst("");
        String plain = FAREWELL.matcher(begun).replaceFirst("").strip();
        return plain.isEmpty()
                ? reply
                : plain.substring(0, plain.offsetByCodePoints(0, 1)).toUpperCase(Locale.ROOT)
                        + plain.substring(plain.offsetByCodePoints(0, 1));
    }

    /** The article that at least half of the replies cite. */
    private static Optional<String> cited(List<MissedQuestion> replied) {
        List<String> all = replied.stream().flatMap(q -> q.cited().stream()).toList();
        return most(all)
                .filter(article -> replied.stream()
                                        .filter(q -> q.cited().contains(article))
                                        .count()
                                * 2
                        >= replied.size());
    }

    /** The entry that says what the reply says. */
    private Optional<String> sameEntry(SchoolId school, String reply, @Nullable CourseId course) {
        Set<String> words = words(reply);
        return retrieval.search(school, new Retrieval.Query(reply, course, null, false, SEARCHED, 0)).hits().stream()
                .filter(hit -> hit.kind() == Article.Kind.FAQ && shared(words, words(hit.text())) >= SAME)
                .map(Hit::externalId)
                .findFirst();
    }

    /** @return empty when that is no published entry */
    Optional<Draft> phrasing(SchoolId school, Gap gap, List<MissedQuestion> questions, String externalId) {
        return onArticle(school, externalId, gap.title(), "", phrasings(gap, questions))
                .filter(draft -> draft.kind() == Kind.PHRASING);
    }

    private Optional<Draft> onArticle(
            SchoolId school, String externalId, String title, String reply, List<String> phrasings) {
        return articles.find(school, externalId)
                .filter(whole -> whole.article().state() == Article.State.PUBLISHED)
                .flatMap(whole -> {
                    var content = whole.content();
                    return switch (content.kind()) {
                        case FAQ ->
                            Optional.of(new Draft(
                                    Kind.PHRASING,
                                    externalId,
                                    whole.revision(),
                                    content.title(),
                                    content.body(),
                                    phrasings,
                                    content.courseId(),
                                    content.lang()));
                        case HANDBOOK, LESSON, POLICY ->
                            content.format() == Article.Format.MARKDOWN
                                    ? Optional.of(new Draft(
                                            Kind.EDIT,
                                            externalId,
                                            whole.revision(),
                                            content.title(),
                                            content.body().stripTrailing() + "\n\n## " + title + "\n\n" + reply + "\n",
                                            List.of(),
                                            content.courseId(),
                                            content.lang()))
                                    : Optional.empty();
                        case ASSIGNMENT -> Optional.empty();
                    };
                });
    }

    /** All in one course, or none. */
    private static @Nullable CourseId course(List<MissedQuestion> questions) {
        Set<Optional<CourseId>> courses =
                questions.stream().map(q -> Optional.ofNullable(q.courseId())).collect(Collectors.toSet());
        return courses.size() == 1 ? courses.iterator().next().orElse(null) : null;
    }

    private static List<String> phrasings(Gap gap, List<MissedQuestion> questions) {
        List<String> phrasings = new ArrayList<>(List.of(shortened(gap.title())));
        questions.stream()
                .map(q -> q.text().strip())
                .filter(text -> text.length() <= LONGEST_PHRASING)
                .forEach(phrasings::add);
        Set<String> said = new HashSet<>();
        return phrasings.stream()
                .filter(text -> said.add(text.toLowerCase(Locale.ROOT)))
                .limit(PHRASINGS)
                .toList();
    }

    private static String shortened(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.codePointCount(0, line.length()) <= Texts.TITLE
                ? line
                : line.substring(0, line.offsetByCodePoints(0, Texts.TITLE - 1)) + "…";
    }

    /** The reply that shares most with the others; of equals the longest. */
    private static String mostTypical(List<String> replies) {
        Map<String, Double> worth = replies.stream()
                .distinct()
                .collect(Collectors.toMap(Function.identity(), reply -> replies.stream()
                        .mapToDouble(other -> shared(words(reply), words(other)))
                        .sum()));
        return worth.entrySet().stream()
                .max(Comparator.comparingDouble((Map.Entry<String, Double> one) -> one.getValue())
                        .thenComparing(one -> one.getKey().length()))
                .orElseThrow()
                .getKey();
    }

    private static Optional<String> most(List<String> words) {
        return words.stream()
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()))
                .entrySet()
                .stream()
                .max(Map.Entry.<String, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey);
    }

    private static Set<String> words(String text) {
        return WORD.matcher(text.toLowerCase(Locale.ROOT))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toSet());
    }

    /** How much of the first is in the second, 0 to 1. */
    private static double shared(Set<String> words, Set<String> others) {
        return words.isEmpty() ? 0 : words.stream().filter(others::contains).count() / (double) words.size();
    }
}
