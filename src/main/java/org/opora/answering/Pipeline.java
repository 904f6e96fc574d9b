package org.opora.answering;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.opora.answering.Lanes.Fixed;
import org.opora.answering.hints.Hints;
import org.opora.answering.hints.Ladder;
import org.opora.answering.triage.Triage;
import org.opora.answering.triage.Verdict;
import org.opora.answering.writing.Check;
import org.opora.answering.writing.Checks;
import org.opora.answering.writing.HintWriter;
import org.opora.answering.writing.ModelFailed;
import org.opora.answering.writing.ModelWriter;
import org.opora.answering.writing.QuoteWriter;
import org.opora.answering.writing.Written;
import org.opora.conversation.Lane;
import org.opora.conversation.Reason;
import org.opora.course.Assignment;
import org.opora.course.Course;
import org.opora.course.Courses;
import org.opora.course.HintPolicy;
import org.opora.course.QuestionClass;
import org.opora.course.Threshold;
import org.opora.identity.SchoolId;
import org.opora.knowledge.Found;
import org.opora.knowledge.Hit;
import org.opora.knowledge.Language;
import org.opora.knowledge.Repair;
import org.opora.knowledge.Retrieval;

/**
 * One question's way: repair, triage, retrieval, confidence, lane or hint level, writing, checks. The same in a dry run
 * and in a conversation; it stores nothing.
 */
@ApplicationScoped
class Pipeline {
    private static final Logger LOG = Logger.getLogger(Pipeline.class);
    private static final int CANDIDATES = 40;
    private static final int WINDOWED = 5;
    /** From this cosine a question without an assignment is about the one whose text is nearest. */
    private static final double SAME_ASSIGNMENT = 0.88;

    private final Triage triage;
    private final Repair repair;
    private final Retrieval retrieval;
    private final Confidence confidence;
    private final Lanes lanes;
    private final Hints hints;
    private final Courses courses;
    private final Writers writers;

    /** Those who find words, and those who check them. */
    record Writers(QuoteWriter quotes, HintWriter hints, ModelWriter model, Checks checks) {}

    Pipeline(
            Triage triage,
            Repair repair,
            Retrieval retrieval,
            Confidence confidence,
            Lanes lanes,
            Hints hints,
            Courses courses,
            QuoteWriter quotes,
            HintWriter hintWriter,
            ModelWriter model,
            Checks checks) {
        this.triage = triage;
        this.repair = repair;
        this.retrieval = retrieval;
        this.confidence = confidence;
        this.lanes = lanes;
        this.hints = hints;
        this.courses = courses;
        this.writers = new Writers(quotes, hintWriter, model, checks);
    }

    /** @param stage hears reading, searching, writing, checking as they begin */
    Decision decide(Question question, Consumer<String> stage) {
        Stopwatch watch = new Stopwatch(stage);
        SchoolId school = question.school().id();
        watch.begin("reading", "triage");
        String read = repair.repair(school, question.text());
        float[] vector = retrieval.vector(read);
        Verdict verdict = verdict(question, read, vector);
        Assignment assignment = assignment(question, verdict, vector);
        watch.begin("searching", "retrieve");
        boolean hinted = verdict.questionClass() == QuestionClass.STUDY && (assignment != null || verdict.solve());
        String searchedFor = searchFor(question, read, hinted ? assignment : null);
        Evidence evidence = evidence(question, searchedFor, searchedFor.equals(read) ? vector : null);
        Map<String, Double> signals = confidence.signals(evidence, searchedFor);
        double sure = confidence.of(signals, evidence);
        Course course = question.place().course();
        Draft draft = new Draft(
                question,
                lanes.withDistance(
                        verdict,
                        sure,
                        confidence.cuts(course, QuestionClass.ORGANISATIONAL).answer(),
                        retrieval.size(school, course == null ? null : course.id())),
                assignment,
                evidence,
                signals,
                sure,
                searchedFor,
                lang(question, read),
                watch);
        return decide(draft, hinted);
    }

    /** A press asks for a hint whatever it says; so does naming a level, unless the words are for a person. */
    private Verdict verdict(Question question, String read, float[] vector) {
        if (question.press()) {
            return new Verdict(QuestionClass.STUDY, 1, true, false, 0, false, Verdict.Mood.CALM);
        }
        Verdict judged = triage.judge(read, vector);
        boolean wantsHint = question.hintLevel() != null && question.place().assignment() != null;
        return wantsHint && !judged.questionClass().isForPeople() && judged.questionClass() != QuestionClass.UNSAFE
                ? judged.as(QuestionClass.STUDY, 1)
                : judged;
    }

    /** What is known before the lane. */
    private record Draft(
            Question question,
            Verdict verdict,
            @Nullable Assignment assignment,
            Evidence evidence,
            Map<String, Double> signals,
            double confidence,
            String searchedFor,
            String lang,
            Stopwatch watch) {}

    private Decision decide(Draft d, boolean hinted) {
        Threshold cuts =
                confidence.cuts(d.question().place().course(), d.verdict().questionClass());
        Fixed fixed = lanes.fixed(d.question(), d.verdict(), cuts);
        if (fixed != null) {
            return decided(d, cuts, Fate.of(fixed));
        }
        if (hinted) {
            return hint(d, cuts);
        }
        if (d.evidence().isEmpty()) {
            return decided(d, cuts, Fate.toPerson(Reason.NO_EVIDENCE));
        }
        if (d.confidence() < cuts.draft()) {
            return decided(d, cuts, Fate.toPerson(Reason.LOW_CONFIDENCE));
        }
        return written(d, cuts, 0, null, d.confidence() >= cuts.answer() ? Lane.ANSWER : Lane.DRAFT);
    }

    private Decision hint(Draft d, Threshold cuts) {
        Course course = d.question().place().course();
        Assignment assignment = d.assignment();
        if (assignment == null || course == null) {
            HintPolicy policy = course == null ? HintPolicy.DEFAULT : course.policy();
            int level = Math.min(policy.maxLevel(), Math.max(1, policy.startLevel()));
            return level == 0
                    ? decided(d, cuts, Fate.toPerson(Reason.POLICY))
                    : written(d, cuts, level, null, Lane.ANSWER);
        }
        var student = d.question().student();
        Ladder ladder =
                hints.ladder(d.question().school().id(), course, assignment, student == null ? null : student.id());
        if (ladder.policy().maxLevel() == 0) {
            return decided(d, cuts, Fate.toPerson(Reason.POLICY, ladder, List.of()));
        }
        return written(d, cuts, lanes.level(d.question(), ladder), ladder, Lane.ANSWER);
    }

    private Decision written(Draft d, Threshold cuts, int level, @Nullable Ladder ladder, Lane lane) {
        d.watch().begin("writing", "write");
        List<Hit> task = task(d);
        boolean modelFailed = false;
        if (writers.model().isConnected()) {
            try {
                Optional<Written> byModel = byModel(d, level);
                List<Check> checks =
                        byModel.map(words -> check(d, words, level, task)).orElse(List.of());
                if (byModel.isPresent() && passed(checks)) {
                    return decided(d, cuts, Fate.words(lane, byModel.get(), level, ladder, checks));
                }
                if (byModel.isEmpty() && level == 0) {
                    return decided(d, cuts, Fate.toPerson(Reason.NO_EVIDENCE, ladder, checks));
                }
                LOG.infof("a model's answer was dropped: %s", failed(checks));
            } catch (ModelFailed e) {
                modelFailed = true;
                LOG.warnf("the model failed (%s): falling back to a quote", e.getMessage());
            }
        }
        Optional<Written> quoted = level == 0
                ? writers.quotes().answer(d.question().school(), d.lang(), d.searchedFor(), d.evidence())
                : writers.hints().write(d.question().school(), d.lang(), level, d.assignment(), task, d.evidence());
        if (quoted.isEmpty()) {
            Reason why = modelFailed ? Reason.MODEL_UNAVAILABLE : Reason.NO_EVIDENCE;
            return decided(d, cuts, Fate.toPerson(why, ladder, List.of()));
        }
        List<Check> checks = check(d, quoted.get(), level, task);
        return passed(checks)
                ? decided(d, cuts, Fate.words(lane, quoted.get(), level, ladder, checks))
                : decided(d, cuts, Fate.toPerson(Reason.CHECK_FAILED, ladder, checks));
    }

    private Optional<Written> byModel(Draft d, int level) {
        var student = d.question().student();
        String tone = student == null || student.tone() == null ? "friendly" : student.tone();
        return writers.model()
                .write(
                        new ModelWriter.Task(
                                d.question().text(), d.lang(), tone, level, level > 0 ? d.assignment() : null),
                        d.evidence());
    }

    private List<Check> check(Draft d, Written words, int level, List<Hit> task) {
        d.watch().begin("checking", "check");
        List<String> byStudent = new ArrayList<>(d.question().saidByStudent());
        byStudent.add(d.question().text());
        Assignment assignment = d.assignment();
        return writers.checks()
                .all(
                        words,
                        new Checks.Against(
                                level,
                                d.lang(),
                                d.evidence(),
                                task,
                                solutions(d, level),
                                new Checks.Said(
                                        assignment == null ? "" : assignment.text(),
                                        byStudent,
                                        d.question().saidByAssistant())));
    }

    /** Solutions that this reply must not show are all of the course but the one unlocked here. */
    private Checks.Solutions solutions(Draft d, int level) {
        Course course = d.question().place().course();
        Assignment asked = d.assignment();
        List<String> own = asked == null ? List.of() : asked.solutions();
        List<String> others = course == null
                ? List.of()
                : courses.assignments(d.question().school().id(), course.id()).stream()
                        .filter(assignment -> asked == null || !assignment.id().equals(asked.id()))
                        .flatMap(assignment -> assignment.solutions().stream())
                        .toList();
        return level < HintPolicy.FULL
                ? new Checks.Solutions(own, others, List.of())
                : new Checks.Solutions(List.of(), others, own);
    }

    private List<Hit> task(Draft d) {
        Assignment assignment = d.assignment();
        return assignment == null
                ? List.of()
                : retrieval.ofAssignment(d.question().school().id(), assignment.courseId(), assignment.id());
    }

    private static boolean passed(List<Check> checks) {
        return checks.stream().allMatch(Check::passed);
    }

    private static List<String> failed(List<Check> checks) {
        return checks.stream().filter(check -> !check.passed()).map(Check::name).toList();
    }

    private Decision decided(Draft d, Threshold cuts, Fate fate) {
        return new Decision(
                fate.lane(),
                d.verdict(),
                d.confidence(),
                cuts,
                fate.reason(),
                fate.declined(),
                fate.written(),
                fate.level(),
                d.assignment(),
                fate.ladder(),
                d.evidence(),
                d.signals(),
                fate.checks(),
                d.searchedFor(),
                d.lang(),
                confidence.version(),
                d.watch().stop());
    }

    /** The assignment named, else the one whose text the question is nearest to. */
    private @Nullable Assignment assignment(Question question, Verdict verdict, float[] vector) {
        Course course = question.place().course();
        Assignment named = question.place().assignment();
        if (named != null || course == null || verdict.questionClass() != QuestionClass.STUDY) {
            return named;
        }
        SchoolId school = question.school().id();
        String prefix = "assignment:" + course.externalId() + ":";
        return retrieval
                .nearestAssignment(school, course.id(), vector)
                .filter(near -> near.similarity() >= SAME_ASSIGNMENT
                        && near.externalId().startsWith(prefix))
                .flatMap(near -> courses.assignment(
                        school, course.id(), near.externalId().substring(prefix.length())))
                .orElse(null);
    }

    /** A hint is sought with the task's words, a follow-up of a few words with the question before it. */
    private static String searchFor(Question question, String read, @Nullable Assignment assignment) {
        if (assignment != null) {
            String asked = question.press() ? "" : read + "\n";
            return asked + assignment.title() + "\n" + assignment.text();
        }
        List<String> before = question.saidByStudent();
        boolean followUp = !before.isEmpty() && read.split("\\s+").length <= 4;
        return followUp ? before.get(before.size() - 1) + "\n" + read : read;
    }

    private Evidence evidence(Question question, String searchedFor, float @Nullable [] known) {
        SchoolId school = question.school().id();
        Course course = question.place().course();
        Found found = retrieval.search(
                school, new Retrieval.Query(searchedFor, course == null ? null : course.id(), false, CANDIDATES));
        List<Retrieval.Window> windows = retrieval.windows(
                school,
                found.hits().stream().limit(WINDOWED).map(Hit::passageId).toList(),
                known == null ? found.vector() : known);
        return new Evidence(found, windows);
    }

    private static String lang(Question question, String read) {
        String locale = question.locale();
        return locale == null ? Language.of(read) : locale;
    }
}
