package org.opora.desk.records;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.opora.conversation.ConversationId;
import org.opora.conversation.ConversationOpened;
import org.opora.identity.Caller.Member;
import org.opora.identity.SchoolId;
import org.opora.identity.Tenancy;
import org.opora.identity.staff.StaffId;
import org.opora.shared.Page;

/** Which member of staff opened which conversation; it outlives both. */
@ApplicationScoped
class AccessLog {
    enum Action {
        OPENED
    }

    /** What somebody did. */
    record Entry(
            AccessId id, Instant at, StaffId staffId, String staffName, Action action, ConversationId conversationId) {}

    /** Whoever looks again within this time has one entry. */
    private static final Duration ONCE_IN = Duration.ofMinutes(10);

    private final Tenancy tenancy;
    private final Clock clock;

    AccessLog(Tenancy tenancy, Clock clock) {
        this.tenancy = tenancy;
        this.clock = clock;
    }

    /** Keeps that they saw what was said in it; at most once in ten minutes. */
    void keep(@Observes ConversationOpened opened) {
        Member me = opened.by();
        ConversationId id = opened.conversation();
        tenancy.run(me.school(), handle -> {
            Instant since = clock.instant().minus(ONCE_IN);
            if (AccessQueries.recent(handle, me, id, Action.OPENED, since)) {
                return;
            }
            AccessQueries.alone(handle, me, id);
            if (!AccessQueries.recent(handle, me, id, Action.OPENED, since)) {
                AccessQueries.insert(handle, me, id, Action.OPENED, clock.instant());
            }
        });
    }

    /** Newest first. */
    Page<Entry> list(
            SchoolId school, @Nullable ConversationId conversation, @Nullable StaffId staff, Page.Request page) {
        List<Entry> rows = tenancy.in(school, handle -> AccessQueries.list(handle, school, conversation, staff, page));
        return Page.cut(rows, page, entry -> entry.id().value().toString());
    }

    /** Whether the school has it, or had it and somebody opened it. */
    boolean knows(SchoolId school, ConversationId conversation) {
        return tenancy.in(school, handle -> AccessQueries.knows(handle, school, conversation));
    }

    /** Whether they have opened anything; they may have left. */
    boolean knows(SchoolId school, StaffId staff) {
        return tenancy.in(school, handle -> AccessQueries.knows(handle, school, staff));
    }
}
