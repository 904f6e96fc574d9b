package org.opora.answering;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.opora.answering.model.Spender;
import org.opora.conversation.Message.Author;
import org.opora.course.Assignment;
import org.opora.course.Courses.Place;
import org.opora.identity.School;
import org.opora.identity.student.Student;
import org.opora.shared.Kebab;

/**
 * A question with all that may decide its answer.
 *
 * @param student null in a dry run without one
 * @param hintLevel the level to write when already granted (a press) or asked for (a dry run); null = by the ladder
 * @param history without presses, which are nobody's words
 * @param press a press on "a bigger hint", which needs no triage
 * @param spokenOf the assignment of the conversation's last hint, where the page names none
 * @param modelFree no chat model is asked, whatever is connected
 * @param askedAt when it was asked in a conversation, where work shown counts; null = a dry run
 */
public record Question(
        School school,
        String text,
        Place place,
        @Nullable Student student,
        @Nullable Integer hintLevel,
        boolean press,
        List<Turn> history,
        @Nullable Assignment spokenOf,
        @Nullable String locale,
        boolean modelFree,
        @Nullable Instant askedAt) {
    /** What was said before. */
    public record Turn(Author author, String text) {}

    public Question {
        history = List.copyOf(history);
    }

    /** Nobody's, in a dry run without a model. */
    static Question alone(School school, String text, Place place) {
        return new Question(school, text, place, null, null, false, List.of(), null, null, true, null);
    }

    /** Whose words no model reads and no assistant answers. */
    boolean isForPeopleOnly() {
        return student != null && student.noAi();
    }

    /** What the student has said before, oldest first. */
    List<String> saidByStudent() {
        return saidBy(Author.STUDENT);
    }

    /** What the assistant has said before, oldest first. */
    List<String> saidByAssistant() {
        return saidBy(Author.ASSISTANT);
    }

    private List<String> saidBy(Author author) {
        return history.stream()
                .filter(turn -> turn.author() == author)
                .map(Turn::text)
                .toList();
    }

    /** The last turns of the conversation, each with its author, oldest first. */
    List<String> lastTurns(int most) {
        return history.subList(Math.max(0, history.size() - most), history.size()).stream()
                .map(turn -> Kebab.of(turn.author()) + ": " + turn.text())
                .toList();
    }

    /** Whose tokens a model takes. */
    Spender spender() {
        var course = place.course();
        return new Spender(school, course == null ? null : course.id(), student == null ? null : student.id());
    }
}
