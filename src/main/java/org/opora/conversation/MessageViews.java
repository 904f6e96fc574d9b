package org.opora.conversation;

import jakarta.enterprise.context.ApplicationScoped;
import org.opora.conversation.attachment.Attachments;
import org.opora.identity.SchoolId;

/** Messages as they are shown, each time with fresh addresses of what was attached. */
@ApplicationScoped
public class MessageViews {
    private final Attachments attachments;

    MessageViews(Attachments attachments) {
        this.attachments = attachments;
    }

    /** @param staff whether a member of staff looks, who sees for whom it is */
    public MessageView of(SchoolId school, Message message, boolean staff) {
        return MessageView.of(message, attachments.shown(school, message.attachments()), staff);
    }
}
