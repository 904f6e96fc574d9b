package org.opora.desk.packet;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.opora.conversation.Conversation;
import org.opora.conversation.ConversationId;
import org.opora.conversation.Conversations;
import org.opora.conversation.Message;
import org.opora.conversation.Message.Author;
import org.opora.conversation.Message.Kind;
import org.opora.conversation.MessageId;
import org.opora.course.CourseId;
import org.opora.desk.HandoffId;
import org.opora.desk.packet.ResolvedQueries.Ending;
import org.opora.identity.SchoolId;
import org.opora.identity.Tenancy;
import org.opora.identity.student.Students;

/** Reads what was asked and answered in a handoff; staff notes are not read. */
@ApplicationScoped
public class Exchanges {
    /** More messages than a conversation has; a bound, not a page. */
    private static final int EVERY = 10_000;
    /** Beyond it somebody has had lunch. */
    private static final Duration LONGEST = Duration.ofHours(1);

    private final Tenancy tenancy;
    private final Conversations conversations;
    private final Students students;

    Exchanges(Tenancy tenancy, Conversations conversations, Students students) {
        this.tenancy = tenancy;
        this.conversations = conversations;
        this.students = students;
    }

    /** A student's question by itself, without personal data. */
    public record Asked(
            ConversationId conversation, @Nullable CourseId course, String text, Instant at) {}

    /** @return empty when there are no words in it, or it has been erased */
    public Optional<Asked> asked(SchoolId school, MessageId question) {
        return tenancy.in(school, handle -> {
            Message message = conversations.find(school, question).orElse(null);
            if (message == null) {
                return Optional.empty();
            }
            Conversation conversation = conversations.get(school, message.conversationId());
            Set<String> names = new HashSet<>();
            add(names, students.get(school, conversation.studentId()).name());
            String text = Redaction.of(message.text(), names);
            return hasWords(text)
                    ? Optional.of(new Asked(conversation.id(), conversation.courseId(), text, message.createdAt()))
                    : Optional.empty();
        });
    }

    private static boolean hasWords(String text) {
        return text.chars().anyMatch(Character::isLetter);
    }

    /** @return empty when no person replied to the student, no words were asked, or the handoff has been erased */
    public Optional<Exchange> of(SchoolId school, HandoffId handoff) {
        return tenancy.in(school, handle -> ResolvedQueries.ending(handle, school, handoff)
                .flatMap(ending -> read(school, ending)));
    }

    private Optional<Exchange> read(SchoolId school, Ending ending) {
        List<Message> said = conversations.messages(school, ending.conversationId(), null, false, EVERY);
        Instant end = ending.resolvedAt();
        Message reply = first(
                        said,
                        message -> message.authorKind() == Author.CURATOR
                                && !message.createdAt().isBefore(ending.createdAt())
                                && (end == null || !message.createdAt().isAfter(end)))
                .orElse(null);
        Message question = reply == null ? null : question(said, ending.createdAt(), reply);
        if (reply == null || question == null) {
            return Optional.empty();
        }
        Set<String> names = names(school, ending, said);
        String asked = Redaction.of(question.text(), names);
        return hasWords(asked)
                ? Optional.of(new Exchange(
                        ending.id(),
                        ending.courseId(),
                        ending.questionClass(),
                        question.id(),
                        asked,
                        Redaction.of(reply.text(), names),
                        cited(reply),
                        reply.authorName(),
                        minutes(ending),
                        ending.verdict()))
                : Optional.empty();
    }

    private static List<String> cited(Message reply) {
        JsonNode citations = reply.citations();
        return citations == null
                ? List.of()
                : StreamSupport.stream(citations.spliterator(), false)
                        .map(citation -> citation.path("externalId").asText())
                        .filter(article -> !article.isEmpty())
                        .distinct()
                        .toList();
    }

    private static double minutes(Ending ending) {
        Instant from = ending.claimedAt();
        Instant to = ending.resolvedAt();
        return from == null || to == null
                ? 0
                : Math.min(LONGEST.toSeconds(), Duration.between(from, to).toSeconds()) / 60.0;
    }

    /** What the student said last before a person was to answer; who called one first says it after that. */
    private static @Nullable Message question(List<Message> said, Instant handedOver, Message reply) {
        Predicate<Message> asked = message ->
                message.authorKind() == Author.STUDENT && message.kind() == Kind.TEXT && message.seq() < reply.seq();
        return said.stream()
                .filter(asked.and(message -> !message.createdAt().isAfter(handedOver)))
                .reduce((earlier, later) -> later)
                .or(() -> first(said, asked))
                .orElse(null);
    }

    private static Optional<Message> first(List<Message> said, Predicate<Message> fits) {
        return said.stream().filter(fits).findFirst();
    }

    private Set<String> names(SchoolId school, Ending ending, List<Message> said) {
        Set<String> names = new HashSet<>();
        for (Message message : said) {
            if (message.authorKind() == Author.CURATOR && message.authorName() != null) {
                names.add(message.authorName());
            }
        }
        add(names, ending.curatorName());
        add(names, students.get(school, ending.studentId()).name());
        return names;
    }

    private static void add(Set<String> names, @Nullable String name) {
        if (name != null) {
            names.add(name);
        }
    }
}
