package org.opora.answering;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.opora.answering.Fate.Tried;
import org.opora.answering.evidence.Evidence;
import org.opora.answering.hints.Ladder;
import org.opora.answering.model.ModelFailed;
import org.opora.answering.suggestion.Spoilers;
import org.opora.answering.writing.Check;
import org.opora.answering.writing.Checks;
import org.opora.answering.writing.HintForm;
import org.opora.answering.writing.HintWriter;
import org.opora.answering.writing.Judge;
import org.opora.answering.writing.ModelWriter;
import org.opora.answering.writing.QuoteWriter;
import org.opora.answering.writing.Written;
import org.opora.conversation.Lane;
import org.opora.conversation.Message.Mode;
import org.opora.conversation.Reason;
import org.opora.course.Assignment;
import org.opora.course.Course;
import org.opora.course.Courses;
import org.opora.course.HintPolicy;
import org.opora.course.Tone;
import org.opora.shared.Kebab;

/** Finds words for an answer or a hint: a model's, once mended, else the school's own; whatever fails a check is not said. */
@ApplicationScoped
class Wording {
    private static final Logger LOG = Logger.getLogger(Wording.class);
    /** Share of an answer's claims that its passages must carry. */
    private static final double LEAST_SUFFICIENT = 0.99;
    /** Under that it is not only the model that said too much. */
    private static final double HARDLY_SUFFICIENT = 0.5;

    private final ModelWriter model;
    private final QuoteWriter quotes;
    private final HintWriter hints;
    private final Checks checks;
    private final Judge judge;
    private final Courses courses;
    private final Spoilers spoilers;

    Wording(
            ModelWriter model,
            QuoteWriter quotes,
            HintWriter hints,
            Checks checks,
            Judge judge,
            Courses courses,
            Spoilers spoilers) {
        this.spoilers = spoilers;
        this.model = model;
        this.quotes = quotes;
        this.hints = hints;
        this.checks = checks;
        this.judge = judge;
        this.courses = courses;
    }

    /** @param level 0 = an answer, else of the hint */
    Fate words(Draft d, int level, @Nullable Ladder ladder, Lane lane, Progress progress) {
        d.watch().begin("writing", "write");
        if (!model.isConnected() || d.question().modelFree()) {
            return quoted(d, level, ladder, lane, Reason.NO_EVIDENCE);
        }
        try {
            return spoken(d, level, ladder, lane, byModel(d, level, lane, progress));
        } catch (ModelFailed e) {
            LOG.warnf("the model failed (%s): falling back to a quote", e.why());
            Reason ifNothing = e.why() == ModelFailed.Why.SPENT ? Reason.LIMIT_REACHED : Reason.MODEL_UNAVAILABLE;
            return quoted(d, level, ladder, lane, ifNothing).after(new Tried("no words: " + Kebab.of(e.why()), null));
        }
    }

    /** Where a judge finds that even the passages hardly carry an answer, a curator looks at what is quoted of them. */
    private Fate spoken(Draft d, int level, @Nullable Ladder ladder, Lane lane, Attempted attempted) {
        Written written = attempted.written();
        Double share = attempted.sufficiency();
        if (written != null) {
            return Fate.words(lane, written, level, ladder, attempted.checks()).after(new Tried(null, share));
        }
        Tried tried = new Tried(attempted.why(), share);
        if (attempted.cannotAnswer() && level == 0) {
            return Fate.toPerson(Reason.NO_EVIDENCE, ladder, attempted.checks()).after(tried);
        }
        Fate quoted = quoted(d, level, ladder, lane, Reason.CHECK_FAILED).after(tried);
        return share != null && share < HARDLY_SUFFICIENT && quoted.lane() == Lane.ANSWER
                ? quoted.doubted(sufficient(share))
                : quoted;
    }

    private Fate quoted(Draft d, int level, @Nullable Ladder ladder, Lane lane, Reason ifNothing) {
        Optional<Written> quoted = level == 0
                ? quotes.answer(d.question().school(), d.lang(), d.findings().parts())
                : hint(d, level);
        if (quoted.isEmpty()) {
            return Fate.toPerson(ifNothing, ladder, List.of());
        }
        List<Check> found = check(d, quoted.get(), level, d.evidence());
        return passed(found)
                ? Fate.words(lane, quoted.get(), level, ladder, found)
                : Fate.toPerson(Reason.CHECK_FAILED, ladder, found);
    }

    /** Of a task that is none of ours and of which the base knows nothing, no place may be called the one to begin with. */
    private Optional<Written> hint(Draft d, int level) {
        boolean strange = d.assignment() == null && d.confidence() < d.cuts().draft();
        return strange
                ? hints.nearest(d.question().school(), d.address(), d.findings())
                : hints.write(
                        d.question().school(),
                        d.address(),
                        level,
                        d.assignment(),
                        d.ofAssignment(),
                        d.findings(),
                        d.hintsBefore());
    }

    /** What came of a model's tries; no words when nothing passed. */
    private record Attempted(
            @Nullable Written written,
            List<Check> checks,
            boolean cannotAnswer,
            @Nullable Double sufficiency) {
        String why() {
            return cannotAnswer ? "the passages do not answer, says the model" : failed(checks);
        }
    }

    /** Writes, and once more with what was amiss. What is only put otherwise than asked for is said the second time. */
    private Attempted byModel(Draft d, int level, Lane lane, Progress progress) {
        ModelWriter.Task task = task(d, level);
        Evidence evidence = readable(d, level);
        Shown shown = new Shown(progress, lane == Lane.ANSWER && d.mayBeStreamed(level));
        List<Check> found = List.of();
        Double sufficiency = null;
        for (int tried = 0; tried < 2; tried++) {
            Written written = model.write(task, evidence, shown).orElse(null);
            if (written == null) {
                shown.restarted();
                return new Attempted(null, found, true, sufficiency);
            }
            found = check(d, written, level, evidence);
            String amiss = tried == 0 && level > 0 && level < HintPolicy.FULL
                    ? HintForm.amiss(written.text()).orElse(null)
                    : null;
            if (passed(found) && amiss == null) {
                Judged judged = judged(task, written);
                found = Stream.concat(found.stream(), judged.checks().stream()).toList();
                sufficiency = judged.sufficiency();
                if (passed(found)) {
                    return new Attempted(written, found, false, sufficiency);
                }
            }
            String why = passed(found) && amiss != null ? amiss : failed(found);
            LOG.infof("a model's words were dropped: %s", why);
            shown.restarted();
            task = task.again(why);
        }
        return new Attempted(null, found, false, sufficiency);
    }

    /** What a model may read and speak of: no page that holds a solution which is not unlocked. */
    private Evidence readable(Draft d, int level) {
        return d.evidence().without(hit -> holdsSolution(d, level, hit.text()));
    }

    private boolean holdsSolution(Draft d, int level, String text) {
        Question question = d.question();
        Assignment opened = level < HintPolicy.FULL ? null : d.assignment();
        return spoilers.isHeldIn(question.school().id(), question.place().course(), opened, text);
    }

    /** What a judge says of words that have passed all other checks. */
    private record Judged(List<Check> checks, @Nullable Double sufficiency) {}

    private Judged judged(ModelWriter.Task task, Written written) {
        if (task.hintLevel() == 0) {
            OptionalDouble share = judge.sufficiency(task, written);
            return share.isEmpty()
                    ? new Judged(List.of(), null)
                    : new Judged(List.of(sufficient(share.getAsDouble())), share.getAsDouble());
        }
        Optional<Boolean> reveals =
                task.hintLevel() < HintPolicy.FULL ? judge.reveals(task, written) : Optional.empty();
        return new Judged(
                reveals.stream()
                        .map(beyond -> Check.of("level", !beyond, "goes beyond the level of the hint"))
                        .toList(),
                null);
    }

    private static Check sufficient(double share) {
        return Check.of("sufficiency", share >= LEAST_SUFFICIENT, "claims that the passages carry: " + share);
    }

    private static ModelWriter.Task task(Draft d, int level) {
        Question question = d.question();
        return new ModelWriter.Task(
                d.read().asker(),
                question.text(),
                question.lastTurns(Integer.MAX_VALUE),
                d.lang(),
                Tone.of(question.school(), question.place().course(), question.student()),
                level,
                level > 0 ? d.assignment() : null,
                null);
    }

    private List<Check> check(Draft d, Written words, int level, Evidence evidence) {
        d.watch().begin("checking", "check");
        Question question = d.question();
        Assignment assignment = d.assignment();
        List<String> byStudent = new ArrayList<>(question.saidByStudent());
        byStudent.add(question.text());
        List<Check> found = new ArrayList<>(checks.all(
                words,
                new Checks.Against(
                        level,
                        d.lang(),
                        evidence,
                        d.ofAssignment(),
                        saysNothingOfItsOwn(words, level) ? Checks.Solutions.NONE : solutions(d, level),
                        new Checks.Said(assignment == null ? "" : assignment.text(), byStudent, d.saidByAssistant()))));
        boolean held = words.mode() == Mode.QUOTE
                && words.citations().stream().anyMatch(citation -> holdsSolution(d, level, citation.quote()));
        if (held) {
            found.removeIf(check -> check.name().equals("leak"));
            found.add(Check.of("leak", false, "quotes a page that holds a locked solution"));
        }
        return found;
    }

    /** An answer that only quotes the school's material shows a solution only where that holds one. */
    private static boolean saysNothingOfItsOwn(Written words, int level) {
        return level == 0 && words.mode() == Mode.QUOTE;
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

    private static boolean passed(List<Check> checks) {
        return checks.stream().allMatch(Check::passed);
    }

    private static String failed(List<Check> checks) {
        return checks.stream()
                .filter(check -> !check.passed())
                .map(check -> check.name() + ": " + check.detail())
                .collect(Collectors.joining("; "));
    }
}
