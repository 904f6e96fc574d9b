package org.opora.desk.search;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.opora.conversation.Access;
import org.opora.conversation.Conversations;
import org.opora.identity.Caller.Learner;
import org.opora.identity.CurrentCaller;
import org.opora.identity.Roles;
import org.opora.shared.Page;

/** Conversations under one path: a student's own, and for staff those of the school. Here, since staff filter by handoffs. */
@Path("/api/v1/conversations")
class ConversationListResource {
    private final Conversations conversations;
    private final Access access;
    private final Search search;
    private final Filters.Reading filters;
    private final CurrentCaller me;

    ConversationListResource(
            Conversations conversations, Access access, Search search, Filters.Reading filters, CurrentCaller me) {
        this.conversations = conversations;
        this.access = access;
        this.search = search;
        this.filters = filters;
        this.me = me;
    }

    /** A student's own, newest first. For staff: with a query by likeness and age, without it newest first. */
    @GET
    @RolesAllowed({Roles.STUDENT, Roles.CURATOR, Roles.LEAD, Roles.METHODOLOGIST, Roles.ADMINISTRATOR})
    public Page<?> list(
            @BeanParam Asked asked,
            @RestQuery("limit") @Nullable Integer limit,
            @RestQuery("after") @Nullable String after) {
        Page.Request page = Page.Request.of(limit, after);
        return me.get() instanceof Learner learner
                ? conversations.list(learner.school(), learner.id(), page).map(access::listed)
                : search.page(me.school(), filters.read(me.school(), asked), page);
    }
}
