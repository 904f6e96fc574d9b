package org.opora.desk.records;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.opora.conversation.ConversationId;
import org.opora.conversation.ConversationOpened;
import org.opora.identity.ApiKeyId;
import org.opora.identity.Caller.Backend;
import org.opora.identity.Caller.Member;
import org.opora.identity.Caller.OfSchool;
import org.opora.identity.SchoolId;
import org.opora.identity.Tenancy;
import org.opora.identity.acts.Act;
import org.opora.identity.acts.Administered;
import org.opora.identity.staff.StaffId;
import org.opora.identity.student.StudentId;
import org.opora.identity.student.StudentRecords;
import org.opora.shared.Id;
import org.opora.shared.Page;

/** Who opened which conversation, and who did what to the school; it outlives all of them. */
@ApplicationScoped
class AccessLog implements StudentRecords {
    /**
     * What somebody did: a member of staff, or a backend with a key.
     *
     * @param about what it was done to: a student by the school's own id, a team by its key, else an id of ours
     * @param fields names of what was changed
     */
    record Entry(
            AccessId id,
            Instant at,
            @Nullable StaffId staffId,
            @Nullable String staffName,
            @Nullable ApiKeyId keyId,
            @Nullable String keyName,
            Act action,
            @Nullable ConversationId conversationId,
            @Nullable String about,
            List<String> fields) {
        static Entry of(
                Instant at,
                OfSchool by,
                Act action,
                @Nullable ConversationId conversation,
                @Nullable String about,
                List<String> fields) {
            Member member = by instanceof Member one ? one : null;
            Backend backend = by instanceof Backend one ? one : null;
            return new Entry(
                    new AccessId(Id.next()),
                    at,
                    member == null ? null : member.id(),
                    member == null ? null : member.name(),
                    backend == null ? null : backend.key(),
                    backend == null ? null : backend.keyName(),
                    action,
                    conversation,
                    about,
                    fields);
        }
    }

    /** Which entries; null = any. */
    record Wanted(
            @Nullable Act action,
            @Nullable StaffId staff,
            @Nullable ConversationId conversation) {}

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
            if (AccessQueries.recent(handle, me, id, Act.OPENED, since)) {
                return;
            }
            AccessQueries.alone(handle, me, id);
            if (!AccessQueries.recent(handle, me, id, Act.OPENED, since)) {
                AccessQueries.insert(
                        handle, me.school(), Entry.of(clock.instant(), me, Act.OPENED, id, null, List.of()));
            }
        });
    }

    void keep(@Observes Administered done) {
        SchoolId school = done.by().school();
        tenancy.run(
                school,
                handle -> AccessQueries.insert(
                        handle,
                        school,
                        Entry.of(clock.instant(), done.by(), done.act(), null, done.about(), done.fields())));
    }

    /** Newest first. */
    Page<Entry> list(SchoolId school, Wanted wanted, Page.Request page) {
        List<Entry> rows = tenancy.in(school, handle -> AccessQueries.list(handle, school, wanted, page));
        return Page.cut(rows, page, entry -> entry.id().value().toString());
    }

    /** Whether the school has it, or had it and somebody opened it. */
    boolean knows(SchoolId school, ConversationId conversation) {
        return tenancy.in(school, handle -> AccessQueries.knows(handle, school, conversation));
    }

    /** Whether they have done anything; they may have left. */
    boolean knows(SchoolId school, StaffId staff) {
        return tenancy.in(school, handle -> AccessQueries.knows(handle, school, staff));
    }

    @Override
    public Set<String> told() {
        return Set.of();
    }

    @Override
    public Map<String, String> outliving() {
        return Map.of("access_log", "who looked and who erased has to answer for it; ids only");
    }

    @Override
    public Map<String, Object> tell(Handle handle, SchoolId school, StudentId student) {
        return Map.of();
    }
}
