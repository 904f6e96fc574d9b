package org.opora.conversation;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.opora.conversation.Grounds.Ground;
import org.opora.conversation.attachment.Attachments;
import org.opora.identity.SchoolId;

/** Messages as they are shown, each time with fresh addresses of what was attached. */
@ApplicationScoped
public class MessageViews {
    private final Attachments attachments;
    private final Grounds grounds;

    MessageViews(Attachments attachments, Grounds grounds) {
        this.attachments = attachments;
        this.grounds = grounds;
    }

    /** @param staff whether a member of staff looks, who sees for whom it is and what the assistant's outcomes rest on */
    public MessageView of(SchoolId school, Message message, boolean staff) {
        return all(school, List.of(message), staff).get(0);
    }

    /** In the order given. */
    public List<MessageView> all(SchoolId school, List<Message> messages, boolean staff) {
        List<MessageId> questions = staff
                ? messages.stream()
                        .map(Message::replyTo)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList()
                : List.of();
        Map<MessageId, Ground> known = questions.isEmpty() ? Map.of() : grounds.of(school, questions);
        return messages.stream()
                .map(m -> MessageView.of(
                        m,
                        attachments.shown(school, m.attachments()),
                        staff,
                        m.replyTo() == null ? null : known.get(m.replyTo())))
                .toList();
    }
}
