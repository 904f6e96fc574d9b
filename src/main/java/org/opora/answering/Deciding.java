package org.opora.answering;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.opora.answering.evidence.Confidence;
import org.opora.answering.evidence.Evidence;
import org.opora.answering.evidence.Findings;
import org.opora.answering.evidence.Seeking;
import org.opora.answering.evidence.Sought;
import org.opora.answering.model.Asker;
import org.opora.answering.suggestion.Spoilers;
import org.opora.answering.triage.Gist;
import org.opora.answering.triage.Verdict;
import org.opora.answering.writing.Check;
import org.opora.answering.writing.Checks;
import org.opora.answering.writing.QuoteWriter;
import org.opora.answering.writing.Written;
import org.opora.conversation.Lane;
import org.opora.conversation.Reason;
import org.opora.course.Course;
import org.opora.course.QuestionClass;
import org.opora.knowledge.Found;
import org.opora.knowledge.Hit;
import org.opora.knowledge.PassageId;

/**
 * What becomes of a question of a conversation: where the student has chosen an entry, its own text, without triage and
 * without a model; else what the {@link Pipeline} makes of it. Danger, and a student who wants people only, go the usual way.
 */
@ApplicationScoped
class Deciding {
    /** In the signals of a decision: 1 when the student chose the entry. */
    private static final String CHOSEN = "chosen";

    /** Passages of an entry that is said whole: 1,500 characters or so. */
    private static final int WHOLE = 3;

    private final Pipeline pipeline;
    private final Danger danger;
    private final Seeking seeking;
    private final Confidence confidence;
    private final Words words;

    /** How an entry is said, and what it is held against. */
    @jakarta.enterprise.context.Dependent
    static class Words {
        final QuoteWriter quotes;
        final Checks checks;
        final Spoilers spoilers;

        Words(QuoteWriter quotes, Checks checks, Spoilers spoilers) {
            this.quotes = quotes;
            this.checks = checks;
            this.spoilers = spoilers;
        }
    }

    Deciding(Pipeline pipeline, Danger danger, Seeking seeking, Confidence confidence, Words words) {
        this.pipeline = pipeline;
        this.danger = danger;
        this.seeking = seeking;
        this.confidence = confidence;
        this.words = words;
    }

    Decision decide(OpenQuestion open, Progress progress) {
        Question question = open.question();
        if (open.chosen().isEmpty() || wantsPerson(question)) {
            return pipeline.decide(question, progress);
        }
        Stopwatch watch = new Stopwatch(progress::stage);
        watch.begin("searching", "retrieve");
        Findings found = seeking.seek(question.school().id(), question.place(), question.text(), null);
        List<Hit> said = said(open.chosen(), found);
        Draft draft = draft(question, said, found, watch);
        watch.begin("writing", "write");
        Written written = words.quotes.whole(said);
        watch.begin("checking", "check");
        List<Check> checks = checks(draft, written);
        Fate fate = checks.stream().allMatch(Check::passed)
                ? Fate.words(Lane.ANSWER, written, 0, null, checks)
                : Fate.toPerson(Reason.CHECK_FAILED, null, checks);
        return Decision.of(draft, fate, confidence.version());
    }

    private boolean wantsPerson(Question question) {
        return question.isForPeopleOnly() || danger.isIn(question.school().id(), question.text());
    }

    /** All of a short entry, of a long one the passage that search puts first. */
    private static List<Hit> said(List<Hit> entry, Findings found) {
        if (entry.size() <= WHOLE) {
            return entry;
        }
        List<PassageId> own = entry.stream().map(Hit::passageId).toList();
        return List.of(found.evidence().hits().stream()
                .filter(hit -> own.contains(hit.passageId()))
                .findFirst()
                .orElse(entry.get(0)));
    }

    /** The confidence is that of an answer to these words without the choice, so that labels of it teach the right thing. */
    private Draft draft(Question question, List<Hit> chosen, Findings found, Stopwatch watch) {
        List<PassageId> own = chosen.stream().map(Hit::passageId).toList();
        List<Hit> hits = Stream.concat(
                        chosen.stream(), found.evidence().hits().stream().filter(hit -> !own.contains(hit.passageId())))
                .toList();
        Map<String, Double> signals = new HashMap<>(found.signals());
        signals.put(CHOSEN, 1.0);
        Evidence evidence = new Evidence(new Found(hits, List.of(), new float[0], Map.of()));
        Verdict verdict =
                new Verdict(QuestionClass.ORGANISATIONAL, 1, true, false, false, 0, true, false, Verdict.Mood.CALM);
        String lang = Tongue.of(question, question.text());
        return new Draft(
                new Understood(
                        question,
                        question.text(),
                        Gist.of(question.text()),
                        null,
                        new float[0],
                        verdict,
                        null,
                        lang,
                        Asker.of(question.spender())),
                verdict,
                new Findings(List.of(new Sought(found.searchedFor(), evidence, signals, found.confidence()))),
                confidence.cuts(question.place().course(), QuestionClass.ORGANISATIONAL),
                null,
                watch);
    }

    private List<Check> checks(Draft d, Written written) {
        Question question = d.question();
        Course course = question.place().course();
        List<Check> checks = new ArrayList<>(words.checks.all(
                written,
                new Checks.Against(
                        0,
                        d.lang(),
                        d.evidence(),
                        List.of(),
                        Checks.Solutions.NONE,
                        new Checks.Said("", List.of(question.text()), List.of()))));
        checks.removeIf(check -> check.name().equals("leak"));
        Optional<String> shown = words.spoilers.in(question.school().id(), course, written.text());
        checks.add(Check.of("leak", shown.isEmpty(), shown.orElse("")));
        return checks;
    }
}
