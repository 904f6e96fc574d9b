package org.opora.answering;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.opora.answering.evidence.FollowUps;
import org.opora.answering.hints.Work;
import org.opora.answering.model.Asker;
import org.opora.answering.triage.Exemplars;
import org.opora.answering.triage.Gist;
import org.opora.answering.triage.ModelTriage;
import org.opora.answering.triage.Triage;
import org.opora.answering.triage.Triage.Part;
import org.opora.answering.triage.Verdict;
import org.opora.course.Assignment;
import org.opora.course.Course;
import org.opora.course.Courses;
import org.opora.course.QuestionClass;
import org.opora.identity.SchoolId;
import org.opora.knowledge.Repair;
import org.opora.knowledge.Retrieval;

/** Reads a question: mends its typing, tells its class and mood, finds the assignment it is about. */
@ApplicationScoped
class Reading {
    /** From this cosine a question without an assignment is about the one whose text is nearest. */
    private static final double SAME_ASSIGNMENT = 0.88;
    /** A message whose class is likelier than that needs nothing said before it. */
    private static final double CLEAR = 0.7;
    /** Of homework it must be likelier: beside an open assignment a hint would be given on it. */
    private static final double CLEARLY_STUDY = 0.8;
    /** Distress that is likelier than that needs no words to say what it is about. */
    private static final double CLEARLY_UPSET = 0.8;
    /** Turns that a model sees beside a message. */
    private static final int TURNS = 4;

    private final Repair repair;
    private final Triage triage;
    private final FollowUps followUps;
    private final Exemplars exemplars;
    private final ModelTriage model;
    private final Retrieval retrieval;
    private final Courses courses;

    Reading(
            Repair repair,
            Triage triage,
            FollowUps followUps,
            Exemplars exemplars,
            ModelTriage model,
            Retrieval retrieval,
            Courses courses) {
        this.followUps = followUps;
        this.exemplars = exemplars;
        this.repair = repair;
        this.triage = triage;
        this.model = model;
        this.retrieval = retrieval;
        this.courses = courses;
    }

    Understood read(Question question, Asker asker) {
        String text = repair.repair(question.school().id(), question.text());
        Gist gist = Gist.of(text);
        float[] vector = retrieval.vector(gist.plain());
        String before = before(question, text);
        String locale = question.locale();
        String lang = locale == null ? Tongue.of(question, text) : locale;
        Verdict verdict = verdict(question, text, gist, before, vector, lang, asker);
        return new Understood(
                question,
                text,
                gist,
                before,
                vector,
                verdict,
                assignment(question, text, verdict, vector),
                lang,
                asker);
    }

    /** What the student said before a message that may lean on it, its typing repaired. */
    private @Nullable String before(Question question, String text) {
        List<String> said = question.saidByStudent();
        return said.isEmpty() || !followUps.isOne(text)
                ? null
                : repair.repair(question.school().id(), said.get(said.size() - 1));
    }

    /**
     * What says nothing by itself is about the task, else about what was said before, and else it is asked what it is about;
     * distress less than clear is none, and so is complaint.
     */
    private Verdict sayingNothing(Question question, String text, @Nullable String before, Verdict judged) {
        boolean upset = judged.questionClass() == QuestionClass.EMOTIONAL && judged.probability() >= CLEARLY_UPSET;
        boolean stands = judged.byPattern() || judged.risk() || judged.taught() || upset;
        if (stands || repair.saysSomething(question.school().id(), text)) {
            return judged;
        }
        boolean vague = repair.isVague(text);
        if (vague && hasTask(question)) {
            return judged.as(QuestionClass.STUDY, 1);
        }
        boolean leans = vague && before != null;
        return switch (judged.questionClass()) {
            case ORGANISATIONAL, STUDY, TECHNICAL -> leans ? judged : judged.as(QuestionClass.SMALL_TALK, 1);
            default -> judged.as(leans ? QuestionClass.ORGANISATIONAL : QuestionClass.SMALL_TALK, 1);
        };
    }

    private static boolean hasTask(Question question) {
        return question.place().assignment() != null || question.spokenOf() != null;
    }

    /**
     * A press asks for a hint whatever it says; so does naming a level, unless the words are for a person. What repeats an
     * assignment is not off-topic, whatever that is about.
     */
    private Verdict verdict(
            Question question,
            String text,
            Gist gist,
            @Nullable String before,
            float[] vector,
            String lang,
            Asker asker) {
        if (question.press()) {
            return new Verdict(QuestionClass.STUDY, 1, true, false, false, 0, false, false, Verdict.Mood.CALM);
        }
        Verdict own = inItsLight(text, before, own(question, text, gist, vector));
        Verdict judged = taught(question, own, vector)
                .orElseGet(() -> question.modelFree() || question.isForPeopleOnly()
                        ? own
                        : model.sharpened(own, asker, lang, question.text(), question.lastTurns(TURNS)));
        if (judged.questionClass() == QuestionClass.OFF_TOPIC
                && !judged.taught()
                && nearest(question, vector).isPresent()) {
            return judged.as(QuestionClass.STUDY, 1 - judged.probability());
        }
        if (hasTask(question) && isOfTheTask(question, text, judged)) {
            return judged.as(QuestionClass.STUDY, 1);
        }
        boolean wantsHint = question.hintLevel() != null && question.place().assignment() != null;
        return wantsHint && !judged.questionClass().isForPeople() && judged.questionClass() != QuestionClass.UNSAFE
                ? judged.as(QuestionClass.STUDY, 1)
                : judged.questionClass() == own.questionClass()
                        ? sayingNothing(question, text, before, judged)
                        : judged;
    }

    /**
     * By the message as it would be written with care. That somebody chats is told by how it was typed, which off-topic
     * requests, tossed off as they are, show best; whether it is far from the base is looked at later.
     */
    private Verdict own(Question question, String text, Gist gist, float[] vector) {
        String readings = repair.everyReading(question.text());
        Part part = gist.question() == null && gist.story() == null ? Part.MESSAGE : Part.STORY_AND_QUESTION;
        Verdict typed = triage.judge(part, text, readings, vector);
        Optional<Verdict> upset = upsetBesides(gist, readings, typed, vector);
        if (upset.isPresent()) {
            return upset.get();
        }
        String careful = triage.withCare(gist.plain());
        boolean stands = typed.byPattern() || typed.risk() || typed.questionClass() == QuestionClass.OFF_TOPIC;
        if (stands || vector.length == 0) {
            return typed;
        }
        Optional<Verdict> alone = typed.isOfStudying() ? withoutStory(gist, readings) : Optional.empty();
        if (alone.isPresent() || careful.equals(gist.plain())) {
            return alone.map(told -> typed.as(told.questionClass(), told.probability()))
                    .orElse(typed);
        }
        Verdict written = triage.judge(part, careful, readings, retrieval.vector(careful));
        return written.questionClass() == QuestionClass.OFF_TOPIC ? typed : written;
    }

    /** What a question is about that is long enough to be understood without what is told around it. */
    private Optional<Verdict> withoutStory(Gist gist, String readings) {
        return Optional.ofNullable(gist.question())
                .filter(question -> !followUps.isOne(question))
                .map(question -> triage.judge(question, readings, retrieval.vector(question)))
                .filter(Verdict::isOfStudying);
    }

    /** A calm question hides no distress or complaint told beside it. */
    private Optional<Verdict> upsetBesides(Gist gist, String readings, Verdict whole, float[] vector) {
        boolean decided = whole.risk() || (whole.byPattern() && !whole.isOfStudying());
        return decided || vector.length == 0
                ? Optional.empty()
                : Optional.ofNullable(gist.story())
                        .map(story -> triage.judge(Part.STORY, story, readings, retrieval.vector(story)))
                        .filter(told -> told.risk() || told.questionClass().isForPeople());
    }

    /** What a message is about that leans on the one before it and says too little by itself. */
    private Verdict inItsLight(String text, @Nullable String before, Verdict own) {
        boolean open = !own.byPattern()
                && !own.risk()
                && switch (own.questionClass()) {
                    case SMALL_TALK -> true;
                    case STUDY -> own.probability() < CLEARLY_STUDY;
                    case ORGANISATIONAL, TECHNICAL -> own.probability() < CLEAR;
                    default -> false;
                };
        if (!open || before == null || !followUps.leans(text)) {
            return own;
        }
        String together = before + "\n" + text;
        Verdict inContext = triage.judge(together, text, retrieval.vector(together));
        return inContext.isOfStudying() ? own.as(inContext.questionClass(), inContext.probability()) : own;
    }

    /** With an assignment open, or spoken of, work on it is about it, and so is what says little beside that one does not get on. */
    private boolean isOfTheTask(Question question, String text, Verdict judged) {
        boolean plain = judged.byPattern() && judged.questionClass() != QuestionClass.SMALL_TALK;
        if (plain || judged.risk()) {
            return false;
        }
        boolean works = !judged.questionClass().isForPeople() && Work.isShown(question.text(), List.of());
        return works || triage.isStuck(text);
    }

    /** What the school has told us of such a message; danger and a call for a person stand whatever that is. */
    private Optional<Verdict> taught(Question question, Verdict own, float[] vector) {
        Course course = question.place().course();
        return own.risk() || own.questionClass() == QuestionClass.HUMAN_REQUEST
                ? Optional.empty()
                : exemplars
                        .nearest(question.school().id(), course == null ? null : course.id(), vector)
                        .map(near -> own.asTaught(near.questionClass(), near.similarity()));
    }

    /** The assignment named, else the one whose text the question is nearest to, else the one spoken of. */
    private @Nullable Assignment assignment(Question question, String text, Verdict verdict, float[] vector) {
        Assignment named = question.place().assignment();
        boolean sought =
                named == null && question.place().course() != null && verdict.questionClass() == QuestionClass.STUDY;
        return !sought
                ? named
                : nearest(question, vector)
                        .or(() -> Optional.ofNullable(question.spokenOf())
                                .filter(spoken -> goesOn(question, text, verdict)))
                        .orElse(null);
    }

    /** The assignment of the course whose text the question all but repeats. */
    private Optional<Assignment> nearest(Question question, float[] vector) {
        Course course = question.place().course();
        if (course == null) {
            return Optional.empty();
        }
        SchoolId school = question.school().id();
        String prefix = "assignment:" + course.externalId() + ":";
        return retrieval
                .nearestAssignment(school, course.id(), vector)
                .filter(near -> near.similarity() >= SAME_ASSIGNMENT
                        && near.externalId().startsWith(prefix))
                .flatMap(near -> courses.assignment(
                        school, course.id(), near.externalId().substring(prefix.length())));
    }

    /** Whether it is about the assignment spoken of: a question about content need not be. */
    private boolean goesOn(Question question, String text, Verdict verdict) {
        return verdict.solve() || followUps.leans(text) || isOfTheTask(question, text, verdict);
    }
}
