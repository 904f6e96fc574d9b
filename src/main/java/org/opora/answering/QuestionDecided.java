package org.opora.answering;

import org.jspecify.annotations.Nullable;
import org.opora.conversation.Lane;
import org.opora.conversation.MessageId;
import org.opora.conversation.Reason;
import org.opora.course.QuestionClass;
import org.opora.identity.SchoolId;

/** Raised inside the transaction that stores what became of a question. */
public record QuestionDecided(
        SchoolId school,
        MessageId question,
        Lane lane,
        @Nullable Reason reason,
        QuestionClass questionClass) {}
