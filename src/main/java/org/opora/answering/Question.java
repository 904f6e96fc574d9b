package org.opora.answering;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.opora.conversation.Message.Author;
import org.opora.course.Courses.Place;
import org.opora.identity.School;
import org.opora.identity.student.Student;

/**
 * A question with all that may decide its answer.
 *
 * @param student null in a dry run without one
 * @param hintLevel the level to write when already granted (a press) or asked for (a dry run); null = by the ladder
 * @param press a press on "a bigger hint", which needs no triage
 */
public record Question(
        School school,
        String text,
        Place place,
        @Nullable Student student,
        @Nullable Integer hintLevel,
        boolean press,
        List<Turn> history,
        @Nullable String locale) {
    /** What was said before. */
    public record Turn(Author author, String text) {}

    public Question {
        history = List.copyOf(history);
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
}
