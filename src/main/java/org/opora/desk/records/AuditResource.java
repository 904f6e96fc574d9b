package org.opora.desk.records;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.opora.conversation.ConversationId;
import org.opora.desk.records.AccessLog.Action;
import org.opora.desk.records.AccessLog.Entry;
import org.opora.identity.CurrentCaller;
import org.opora.identity.Roles;
import org.opora.identity.SchoolId;
import org.opora.identity.staff.StaffId;
import org.opora.identity.staff.StaffMembers;
import org.opora.shared.Page;
import org.opora.shared.Problem;

/** Who opened which conversation, for those who answer for it. */
@Path("/api/v1/audit")
@RolesAllowed({Roles.LEAD, Roles.ADMINISTRATOR})
class AuditResource {
    record Opened(Instant at, StaffName staff, Action action, ConversationId conversationId) {
        static Opened of(Entry entry) {
            return new Opened(
                    entry.at(),
                    new StaffName(entry.staffId(), entry.staffName()),
                    entry.action(),
                    entry.conversationId());
        }
    }

    record StaffName(StaffId id, String name) {}

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
    public Page<Opened> list(
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
        return log.list(school, conversation, staff, Page.Request.of(limit, after))
                .map(Opened::of);
    }
}
