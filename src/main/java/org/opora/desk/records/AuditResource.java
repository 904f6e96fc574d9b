package org.opora.desk.records;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.opora.conversation.ConversationId;
import org.opora.desk.records.AccessLog.Entry;
import org.opora.desk.records.AccessLog.Wanted;
import org.opora.identity.ApiKeyId;
import org.opora.identity.CurrentCaller;
import org.opora.identity.Roles;
import org.opora.identity.SchoolId;
import org.opora.identity.acts.Act;
import org.opora.identity.staff.StaffId;
import org.opora.identity.staff.StaffMembers;
import org.opora.shared.Kebab;
import org.opora.shared.Page;
import org.opora.shared.Problem;

/** Who opened which conversation and did what to the school, for those who answer for it. */
@Path("/api/v1/audit")
@RolesAllowed({Roles.LEAD, Roles.ADMINISTRATOR})
class AuditResource {
    /** By a member of staff or by a backend with a key. */
    record Done(
            AccessId id,
            Instant at,
            @Nullable StaffName staff,
            @Nullable KeyName key,
            Act action,
            @Nullable ConversationId conversationId,
            @Nullable String about,
            List<String> fields) {
        static Done of(Entry entry) {
            StaffId staff = entry.staffId();
            ApiKeyId key = entry.keyId();
            return new Done(
                    entry.id(),
                    entry.at(),
                    staff == null ? null : new StaffName(staff, entry.staffName()),
                    key == null ? null : new KeyName(key, entry.keyName()),
                    entry.action(),
                    entry.conversationId(),
                    entry.about(),
                    entry.fields());
        }
    }

    record StaffName(StaffId id, @Nullable String name) {}

    record KeyName(ApiKeyId id, @Nullable String name) {}

    private final AccessLog log;
    private final StaffMembers members;
    private final CurrentCaller me;

    AuditResource(AccessLog log, StaffMembers members, CurrentCaller me) {
        this.log = log;
        this.members = members;
        this.me = me;
    }

    /** Newest first. */
    @GET
    public Page<Done> list(
            @RestQuery("action") @Nullable String action,
            @RestQuery("conversation") @Nullable ConversationId conversation,
            @RestQuery("staff") @Nullable StaffId staff,
            @RestQuery("limit") @Nullable Integer limit,
            @RestQuery("after") @Nullable String after) {
        SchoolId school = me.school();
        if (conversation != null && !log.knows(school, conversation)) {
            throw Problem.invalid("conversation", "is not a conversation of this school");
        }
        if (staff != null && members.find(school, staff).isEmpty() && !log.knows(school, staff)) {
            throw Problem.invalid("staff", "is not a member of this school's staff");
        }
        Wanted wanted = new Wanted(action == null ? null : action(action), staff, conversation);
        return log.list(school, wanted, Page.Request.of(limit, after)).map(Done::of);
    }

    private static Act action(String word) {
        return Kebab.parse(Act.class, word).orElseThrow(() -> Problem.invalid("action", "is not an act of the log"));
    }
}
