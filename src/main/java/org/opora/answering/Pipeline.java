package org.opora.answering;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.opora.answering.Lanes.Fixed;
import org.opora.answering.Studying.Homework;
import org.opora.answering.Studying.Topic;
import org.opora.answering.evidence.Confidence;
import org.opora.answering.evidence.Findings;
import org.opora.answering.evidence.Seeking;
import org.opora.answering.evidence.Sought;
import org.opora.answering.hints.Ladder;
import org.opora.answering.model.Asker;
import org.opora.answering.model.ChatPort;
import org.opora.answering.triage.Verdict;
import org.opora.answering.writing.Written;
import org.opora.conversation.Lane;
import org.opora.conversation.Reason;
import org.opora.course.Assignment;
import org.opora.course.Course;
import org.opora.course.Courses.Place;
import org.opora.course.HintPolicy;
import org.opora.course.QuestionClass;
import org.opora.identity.SchoolId;
import org.opora.knowledge.Retrieval;

/**
 * One question's way: reading, seeking, confidence, lane or hint level, wording. The same in a dry run and in a
 * conversation; it stores nothing.
 */
@ApplicationScoped
class Pipeline {
    private final Reading reading;
    private final Seeking seeking;
    private final Confidence confidence;
    private final Lanes lanes;
    private final Studying studying;
    private final Wording wording;
    private final Retrieval retrieval;
    private final ChatPort chat;

    Pipeline(
            Reading reading,
            Seeking seeking,
            Confidence confidence,
            Lanes lanes,
            Studying studying,
            Wording wording,
            Retrieval retrieval,
            ChatPort chat) {
        this.reading = reading;
        this.seeking = seeking;
        this.confidence = confidence;
        this.lanes = lanes;
        this.studying = studying;
        this.wording = wording;
        this.retrieval = retrieval;
        this.chat = chat;
    }

    Decision decide(Question question, Progress progress) {
        Stopwatch watch = new Stopwatch(progress::stage);
        watch.begin("reading", "triage");
        Understood read = reading.read(question, new Asker(question.spender(), chat.patience(progress::isWanted)));
        watch.begin("searching", "retrieve");
        Draft draft = sought(read, watch);
        Fate fate = fate(draft, progress);
        return Decision.of(draft, fate, confidence.version());
    }

    private Draft sought(Understood read, Stopwatch watch) {
        Homework homework = homework(read);
        if (homework == null) {
            return draft(read, found(read), null, watch);
        }
        if (read.wantsHint() && !read.mayBeOfSchool()) {
            return draft(read, foundForTask(read, homework, List.of()), homework, watch);
        }
        Findings alone = found(read);
        Understood settled = settled(read, alone);
        Findings findings = settled.wantsHint() ? foundForTask(settled, homework, alone.parts()) : alone;
        return draft(settled, findings, homework, watch);
    }

    /** Beside an assignment what the school's rules answer is no homework, and what only lessons speak of is no other matter. */
    private Understood settled(Understood read, Findings alone) {
        Place place = read.question().place();
        if (read.wantsHint()) {
            return seeking.isAnsweredBySchool(place, alone) ? read.ofSchool() : read;
        }
        boolean homework = read.mayBeOfTask() && seeking.isTaught(alone) && !seeking.isAnswered(place, alone);
        return homework ? read.ofTask() : read;
    }

    private Findings foundForTask(Understood read, Homework homework, List<Sought> found) {
        Question question = read.question();
        Topic topic = studying.topic(read, homework);
        return seeking.seekForTask(
                question.school().id(),
                question.place(),
                homework.assignment(),
                topic.task(),
                topic.question(),
                read.lang(),
                found);
    }

    private @Nullable Homework homework(Understood read) {
        Assignment assignment = read.assignment();
        return assignment == null ? null : studying.on(assignment, read.question());
    }

    private Findings found(Understood read) {
        Question question = read.question();
        return seeking.seek(question.school().id(), question.place(), read.text(), read.before());
    }

    private Draft draft(Understood read, Findings findings, @Nullable Homework homework, Stopwatch watch) {
        Question question = read.question();
        SchoolId school = question.school().id();
        Course course = question.place().course();
        Verdict verdict = lanes.withDistance(
                read.verdict(),
                findings.confidence(),
                findings.signals().getOrDefault("lexical", 0.0),
                confidence.cuts(course, QuestionClass.ORGANISATIONAL),
                () -> retrieval.size(school, course == null ? null : course.id()));
        return new Draft(read, verdict, findings, confidence.cuts(course, verdict.questionClass()), homework, watch);
    }

    private Fate fate(Draft d, Progress progress) {
        Fixed fixed = lanes.fixed(d.question(), d.verdict(), d.cuts());
        if (fixed != null) {
            return Fate.of(fixed);
        }
        if (d.read().wantsHint()) {
            return hint(d, progress);
        }
        if (d.evidence().isEmpty()) {
            return Fate.toPerson(Reason.NO_EVIDENCE);
        }
        Lane lane = Lanes.byConfidence(d.confidence(), d.cuts());
        if (lane == Lane.HANDOFF) {
            return Fate.toPerson(Reason.LOW_CONFIDENCE);
        }
        Fate fate = wording.words(d, 0, null, lane, progress);
        return repeats(d, fate) ? Fate.toPerson(Reason.LOW_CONFIDENCE) : fate;
    }

    /** Whoever asks on and would read the same words again has not been helped by them; asked again, a question is answered again. */
    private static boolean repeats(Draft d, Fate fate) {
        Written written = fate.written();
        List<String> said = d.question().saidByAssistant();
        String before = d.read().before();
        return before != null
                && d.findings().searchedFor().startsWith(before)
                && !before.equals(d.read().text())
                && written != null
                && !said.isEmpty()
                && said.get(said.size() - 1).contains(written.text());
    }

    private Fate hint(Draft d, Progress progress) {
        Course course = d.question().place().course();
        Homework homework = d.homework();
        Ladder ladder = homework == null || course == null ? null : studying.ladder(course, homework, d.question());
        int level = ladder == null
                ? unledgered(course)
                : ladder.policy().maxLevel() == 0 ? 0 : lanes.level(d.question(), ladder);
        return level == 0
                ? Fate.toPerson(Reason.POLICY, ladder, List.of())
                : wording.words(d, level, ladder, Lane.ANSWER, progress);
    }

    /** A task that is none of the course's: its first hint, every time. */
    private static int unledgered(@Nullable Course course) {
        HintPolicy policy = course == null ? HintPolicy.DEFAULT : course.policy();
        return Math.min(policy.maxLevel(), Math.max(1, policy.startLevel()));
    }
}
