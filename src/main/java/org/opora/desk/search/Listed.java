package org.opora.desk.search;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.opora.conversation.Conversation.Owner;
import org.opora.conversation.Conversation.State;
import org.opora.conversation.ConversationId;
import org.opora.conversation.Reason;
import org.opora.course.QuestionClass;
import org.opora.desk.HandoffId;
import org.opora.desk.search.SearchQueries.Row;
import org.opora.identity.staff.StaffId;
import org.opora.identity.student.StudentId;

/**
 * A conversation as staff find it, with the newest handoff that was asked for.
 *
 * @param snippet plain text around the first match, at most 160 code points; null without a query
 * @param marks the matches in it: from, inclusive, and to, exclusive, in code points
 * @param rating the conversation's, else that of the newest rated message
 */
record Listed(
        ConversationId id,
        StudentName student,
        @Nullable String course,
        State state,
        OwnerName owner,
        Instant createdAt,
        Instant lastAt,
        String preview,
        @Nullable String snippet,
        @Nullable List<List<Integer>> marks,
        @Nullable HandoffId handoffId,
        @Nullable Reason reason,
        @Nullable QuestionClass questionClass,
        @Nullable Curator curator,
        Filters.@Nullable Rating rating) {
    record StudentName(StudentId id, String name) {}

    record OwnerName(
            Owner kind, @Nullable String name, @Nullable String role) {}

    record Curator(StaffId id, @Nullable String name) {}

    static Listed of(Row row) {
        StaffId curator = row.curatorId();
        String marked = row.marked();
        String text = row.text();
        Snippet snippet = marked == null || text == null ? null : Snippet.of(text, marked);
        return new Listed(
                row.id(),
                new StudentName(row.studentId(), row.studentName()),
                row.course(),
                row.state(),
                new OwnerName(row.ownerKind(), row.ownerName(), row.ownerRole()),
                row.createdAt(),
                row.lastAt(),
                row.preview(),
                snippet == null ? null : snippet.text(),
                snippet == null ? null : snippet.marks(),
                row.handoffId(),
                row.reason(),
                row.questionClass(),
                curator == null ? null : new Curator(curator, row.curatorName()),
                row.rating());
    }
}
