package org.opora.desk.sla;

import org.jspecify.annotations.Nullable;
import org.opora.conversation.Reason;
import org.opora.course.QuestionClass;

/** What a policy looks at in a handoff. Priority and mood as on the wire, {@code high}, {@code upset}; course: externalId. */
public record Facts(
        QuestionClass questionClass,
        Reason reason,
        String priority,
        String mood,
        @Nullable String course) {}
