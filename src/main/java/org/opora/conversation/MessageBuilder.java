package org.opora.conversation;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.opora.conversation.Message.Author;
import org.opora.conversation.Message.Kind;
import org.opora.conversation.Message.Mode;
import org.opora.conversation.Message.Visibility;
import org.opora.conversation.Messages.Outcome;
import org.opora.course.Assignment;
import org.opora.course.AssignmentId;
import org.opora.course.Courses.Place;
import org.opora.course.Lesson;
import org.opora.course.LessonId;
import org.opora.shared.Id;

/** Puts a message together: most of its parts belong to some authors only. */
final class MessageBuilder {
    private final ConversationId conversation;
    private final Author author;
    private final Kind kind;
    private final String text;
    private @Nullable UUID authorId;
    private @Nullable String authorName;
    private @Nullable Lane lane;
    private @Nullable String reason;
    private @Nullable Mode mode;
    private @Nullable JsonNode citations;
    private @Nullable JsonNode hint;
    private @Nullable MessageId replyTo;
    private @Nullable UUID clientId;
    private boolean open;
    private @Nullable AssignmentId assignmentId;
    private @Nullable LessonId lessonId;
    private @Nullable UUID suggestion;
    private @Nullable JsonNode attachments;
    private Visibility visibility = Visibility.STUDENT;

    MessageBuilder(ConversationId conversation, Author author, Kind kind, String text) {
        this.conversation = conversation;
        this.author = author;
        this.kind = kind;
        this.text = text;
    }

    /** Sent by a person's program, which may send it twice. */
    MessageBuilder sentBy(UUID id, String name, UUID sentAs) {
        authorId = id;
        authorName = name;
        clientId = sentAs;
        return this;
    }

    /** Asked where the student works, else where the conversation is; {@code waits} for its outcome. */
    MessageBuilder asked(Place place, Conversation c, boolean waits) {
        Assignment assignment = place.assignment();
        Lesson lesson = place.lesson();
        assignmentId = assignment == null ? c.assignmentId() : assignment.id();
        lessonId = lesson == null ? c.lessonId() : lesson.id();
        open = waits;
        return this;
    }

    /** To be answered with this article's own text. */
    MessageBuilder choosing(@Nullable UUID article) {
        suggestion = article;
        return this;
    }

    MessageBuilder carrying(@Nullable JsonNode files) {
        attachments = files;
        return this;
    }

    MessageBuilder outcome(Outcome outcome) {
        hint = outcome.hint();
        assignmentId = outcome.assignment();
        return decided(outcome.replyTo(), outcome.lane(), outcome.reason(), outcome.mode())
                .citing(outcome.citations());
    }

    MessageBuilder decided(@Nullable MessageId question, Lane taken, @Nullable String why, Mode how) {
        replyTo = question;
        lane = taken;
        reason = why;
        mode = how;
        return this;
    }

    MessageBuilder citing(@Nullable JsonNode cited) {
        citations = cited;
        return this;
    }

    MessageBuilder shownTo(Visibility who) {
        visibility = who;
        return this;
    }

    ConversationId conversation() {
        return conversation;
    }

    /** Without its number, which it gets when it is kept. */
    Message build(Instant now) {
        return new Message(
                new MessageId(Id.next()),
                conversation,
                0,
                author,
                authorId,
                authorName,
                kind,
                text,
                lane,
                reason,
                mode,
                citations,
                hint,
                replyTo,
                clientId,
                open,
                assignmentId,
                lessonId,
                suggestion,
                attachments,
                visibility,
                null,
                now);
    }
}
