package org.opora.answering;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.opora.answering.Question.Turn;
import org.opora.answering.hints.Hints;
import org.opora.answering.hints.Ladder;
import org.opora.answering.hints.SubQuestions;
import org.opora.answering.hints.Work;
import org.opora.answering.triage.Gist;
import org.opora.answering.triage.Triage;
import org.opora.conversation.Conversations;
import org.opora.course.Assignment;
import org.opora.course.Course;
import org.opora.identity.SchoolId;
import org.opora.identity.student.Student;
import org.opora.knowledge.Hit;
import org.opora.knowledge.Repair;
import org.opora.knowledge.Retrieval;

/** What a question meets on the assignment it is about, named by the page or found by its words. */
@ApplicationScoped
class Studying {
    /**
     * An assignment that a question is about.
     *
     * @param passages of its own text, which only hints cite
     * @param hintsBefore what hints on it have told the student in any conversation, oldest first
     * @param showsWork whether the question shows work that was not shown before
     */
    record Homework(Assignment assignment, List<Hit> passages, List<String> hintsBefore, boolean showsWork) {
        Homework {
            passages = List.copyOf(passages);
            hintsBefore = List.copyOf(hintsBefore);
        }
    }

    /**
     * What a hint is about.
     *
     * @param task title and text of the assignment, or of the part that is meant
     * @param question what is asked beside; blank = nothing but a hint
     */
    record Topic(String task, String question) {}

    /** Messages of the student's own, the newest first, in which the topic is looked for. */
    private static final int GONE_ON = 4;

    private static final Pattern COMPLAINT = Pattern.compile(
            "(?im)^.*\\b(error|panicked|exception|traceback|cannot|expected|undefined)\\b.*$|^.*\\w(Error|Exception)\\b.*$");

    private final Retrieval retrieval;
    private final Conversations conversations;
    private final Hints hints;
    private final SubQuestions subQuestions;
    private final Triage triage;
    private final Repair repair;

    Studying(
            Retrieval retrieval,
            Conversations conversations,
            Hints hints,
            SubQuestions subQuestions,
            Triage triage,
            Repair repair) {
        this.retrieval = retrieval;
        this.conversations = conversations;
        this.hints = hints;
        this.subQuestions = subQuestions;
        this.triage = triage;
        this.repair = repair;
    }

    Homework on(Assignment assignment, Question question) {
        SchoolId school = question.school().id();
        Student student = question.student();
        List<String> before = student == null ? List.of() : conversations.hints(school, student.id(), assignment.id());
        return new Homework(
                assignment,
                retrieval.ofAssignment(school, assignment.courseId(), assignment.id()),
                before,
                question.askedAt() != null && showsWork(assignment, question, before));
    }

    private boolean showsWork(Assignment assignment, Question question, List<String> hintsBefore) {
        Student student = question.student();
        Stream<String> elsewhere = Stream.concat(hintsBefore.stream(), Stream.of(assignment.text()));
        List<String> said = Stream.concat(question.history().stream().map(Turn::text), elsewhere)
                .toList();
        return !question.press()
                && student != null
                && Work.isShown(question.text(), said)
                && Work.isOn(question.text(), assignment.text(), assignment.solutions())
                && Work.isShown(
                        question.text(), hints.shownBefore(question.school().id(), student.id(), assignment.id()));
    }

    /** Who presses, pleads or is stuck goes on with what the last hint was about. */
    Topic topic(Understood read, Homework homework) {
        SchoolId school = read.question().school().id();
        Assignment assignment = homework.assignment();
        String told = said(read, homework)
                .limit(GONE_ON)
                .map(Studying::inWords)
                .filter(message -> asks(school, besides(assignment, message))
                        || subQuestions.named(assignment.text(), message).isPresent())
                .findFirst()
                .orElse("");
        String question = besides(assignment, told);
        return new Topic(
                assignment.title() + "\n" + subQuestions.meant(assignment.text(), told),
                asks(school, question) ? question : "");
    }

    /** What a message says beside naming the assignment or its parts; a title of one word is none without quotation marks. */
    private String besides(Assignment assignment, String message) {
        String title = assignment.title().strip();
        String marks = title.contains(" ") ? "?" : "";
        Pattern named = Pattern.compile(
                "\\s*[«\"“„]" + marks + Pattern.quote(title) + "[»\"”]" + marks,
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
        return subQuestions.besides(named.matcher(message).replaceAll(""));
    }

    /** What the student says now, and before where the last reply was a hint on the assignment; the newest first. */
    private static Stream<String> said(Understood read, Homework homework) {
        Question question = read.question();
        List<String> before = question.saidByStudent();
        List<String> replies = question.saidByAssistant();
        boolean goesOn = !replies.isEmpty() && homework.hintsBefore().contains(replies.get(replies.size() - 1));
        return Stream.concat(
                question.press() ? Stream.empty() : Stream.of(read.text()),
                goesOn
                        ? IntStream.rangeClosed(1, before.size()).mapToObj(i -> before.get(before.size() - i))
                        : Stream.empty());
    }

    private boolean asks(SchoolId school, String message) {
        return repair.saysSomething(school, message)
                && !triage.hardlyAsks(message, retrieval.vector(Gist.of(message).plain()));
    }

    /** Without the code beside which it is told what is amiss; where nothing is told, what a compiler or a crash has said. */
    private static String inWords(String message) {
        String words = Work.besides(message).strip();
        if (!words.isEmpty()) {
            return words;
        }
        String complaint =
                COMPLAINT.matcher(message).results().map(MatchResult::group).collect(Collectors.joining("\n"));
        return complaint.isEmpty() && message.strip().lines().count() == 1 ? message : complaint;
    }

    /** Where the student stands with what the question shows. */
    Ladder ladder(Course course, Homework homework, Question question) {
        Student student = question.student();
        return hints.ladder(
                question.school().id(),
                course,
                homework.assignment(),
                student == null ? null : student.id(),
                question.press() ? null : question.text(),
                homework.showsWork() ? question.askedAt() : null);
    }
}
