package org.opora.answering.writing;

import java.util.List;
import java.util.stream.IntStream;
import org.opora.answering.evidence.Evidence;
import org.opora.answering.model.Prompts;
import org.opora.answering.writing.Checks.Against;
import org.opora.answering.writing.Checks.Said;
import org.opora.answering.writing.Checks.Solutions;
import org.opora.conversation.Message.Mode;
import org.opora.knowledge.Article;
import org.opora.knowledge.ArticleId;
import org.opora.knowledge.Found;
import org.opora.knowledge.Hit;
import org.opora.knowledge.PassageId;
import org.opora.shared.Id;

/** A reply and what it is held against, for the tests of the checks. */
record Cases(Checks checks, Against against) {
    static Cases answer(String lang, String... passages) {
        return new Cases(
                new Checks(new Prompts()),
                new Against(
                        0,
                        lang,
                        evidence(lang, passages),
                        List.of(),
                        new Solutions(List.of(), List.of(), List.of()),
                        new Said("", List.of(), List.of())));
    }

    static Cases hint(String lang, int level, String task, List<String> solutions, String... passages) {
        return new Cases(
                new Checks(new Prompts()),
                new Against(
                        level,
                        lang,
                        evidence(lang, passages),
                        List.of(),
                        new Solutions(solutions, List.of(), List.of()),
                        new Said(task, List.of(), List.of())));
    }

    static Cases unlocked(String lang, String task, String solution, String... passages) {
        return new Cases(
                new Checks(new Prompts()),
                new Against(
                        3,
                        lang,
                        evidence(lang, passages),
                        List.of(),
                        new Solutions(List.of(), List.of(), List.of(solution)),
                        new Said(task, List.of(), List.of())));
    }

    Cases withOthers(String... solutions) {
        return new Cases(
                checks,
                new Against(
                        against.level(),
                        against.lang(),
                        against.evidence(),
                        against.ofAssignment(),
                        new Solutions(
                                List.of(),
                                List.of(solutions),
                                against.solutions().opened()),
                        against.said()));
    }

    Cases student(String... said) {
        return with(
                new Said(against.said().task(), List.of(said), against.said().byAssistant()));
    }

    Cases assistant(String... said) {
        return with(new Said(against.said().task(), against.said().byStudent(), List.of(said)));
    }

    private Cases with(Said said) {
        return new Cases(
                checks,
                new Against(
                        against.level(),
                        against.lang(),
                        against.evidence(),
                        against.ofAssignment(),
                        against.solutions(),
                        said));
    }

    /** Names of the checks that a model's reply fails, which cites every passage. */
    List<String> failed(String text) {
        return failed(text, against.evidence().hits().size());
    }

    /** @param cited the passages that the reply cites: so many from the first on */
    List<String> failed(String text, int cited) {
        return checks.all(written(text, cited), against).stream()
                .filter(check -> !check.passed())
                .map(Check::name)
                .toList();
    }

    private Written written(String text, int cited) {
        List<Hit> hits = against.evidence().hits().subList(0, cited);
        List<Citation> citations = IntStream.range(0, hits.size())
                .mapToObj(i -> Citation.of(i + 1, hits.get(i), hits.get(i).text()))
                .toList();
        return new Written(text, citations, Mode.MODEL, "scripted", "test", 12L);
    }

    private static Evidence evidence(String lang, String... passages) {
        List<Hit> hits =
                java.util.Arrays.stream(passages).map(text -> hit(lang, text)).toList();
        return new Evidence(new Found(hits, List.of(), new float[0], java.util.Map.of()));
    }

    private static Hit hit(String lang, String text) {
        return new Hit(
                new PassageId(Id.next()),
                new ArticleId(Id.next()),
                "lesson",
                "",
                "",
                null,
                text,
                lang,
                Article.Kind.LESSON,
                null,
                null,
                1,
                1.0,
                1,
                1,
                1,
                0.5,
                1.0);
    }
}
