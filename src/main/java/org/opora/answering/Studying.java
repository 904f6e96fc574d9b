package org.opora.answering;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Stream;
import org.opora.answering.Question.Turn;
import org.opora.answering.hints.Hints;
import org.opora.answering.hints.Ladder;
import org.opora.answering.hints.Work;
import org.opora.conversation.Conversations;
import org.opora.course.Assignment;
import org.opora.course.Course;
import org.opora.identity.SchoolId;
import org.opora.identity.student.Student;
import org.opora.knowledge.Hit;
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

    private final Retrieval retrieval;
    private final Conversations conversations;
    private final Hints hints;

    Studying(Retrieval retrieval, Conversations conversations, Hints hints) {
        this.retrieval = retrieval;
        this.conversations = conversations;
        this.hints = hints;
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
