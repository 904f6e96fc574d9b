package org.opora.conversation;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.Map;
import java.util.Set;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import org.opora.identity.Caller.Learner;
import org.opora.identity.CurrentCaller;
import org.opora.identity.Roles;
import org.opora.shared.Json;
import org.opora.shared.Problem;
import org.opora.shared.Texts;

/** Conversations of a student; staff and the school's backend read them. Their list is the desk's. */
@Path("/api/v1/conversations")
class ConversationResource {
    record NewConversation(
            @Nullable String course,
            @Nullable String lesson,
            @Nullable String assignment,
            @Nullable String pageUrl) {}

    record Call(@Nullable String comment) {}

    record Read(@Nullable Long seq) {}

    record Rating(
            @Nullable String value,
            @Nullable String reason,
            @Nullable String comment) {
        private static final Set<String> VALUES = Set.of("up", "down");
        private static final Set<String> REASONS = Set.of("not-what-i-asked", "wrong", "unclear");

        JsonNode checked() {
            if (value == null || !VALUES.contains(value)) {
                throw Problem.invalid("value", "must be up or down");
            }
            if (reason != null && !REASONS.contains(reason)) {
                throw Problem.invalid("reason", "must be not-what-i-asked, wrong or unclear");
            }
            Texts.optional("comment", comment, Texts.MESSAGE);
            return Json.tree(this);
        }
    }

    private final Conversations conversations;
    private final Impressions impressions;
    private final Ownership ownership;
    private final Returning returning;
    private final Access access;
    private final CurrentCaller me;

    ConversationResource(
            Conversations conversations,
            Impressions impressions,
            Ownership ownership,
            Returning returning,
            Access access,
            CurrentCaller me) {
        this.impressions = impressions;
        this.conversations = conversations;
        this.ownership = ownership;
        this.returning = returning;
        this.access = access;
        this.me = me;
    }

    @POST
    @RolesAllowed(Roles.STUDENT)
    @ResponseStatus(201)
    public ConversationView open(NewConversation body) {
        Learner learner = me.learner();
        return access.view(conversations.open(
                learner.school(),
                learner.id(),
                access.place(body.course(), body.lesson(), body.assignment()),
                Texts.optional("pageUrl", body.pageUrl(), Texts.ADDRESS)));
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Roles.STUDENT, Roles.SCHOOL, Roles.CURATOR, Roles.LEAD, Roles.METHODOLOGIST, Roles.ADMINISTRATOR})
    public ConversationView get(@RestPath ConversationId id) {
        return access.view(access.read(id));
    }

    /** 202, idempotent, never 429. */
    @POST
    @Path("{id}/handoff")
    @RolesAllowed(Roles.STUDENT)
    @ResponseStatus(202)
    public ConversationView call(@RestPath ConversationId id, Call call) {
        String comment = Texts.optional("comment", call.comment(), Texts.MESSAGE);
        return access.view(ownership.callPerson(access.school(), access.own(id).id(), comment));
    }

    /** 409 {@code not-cancellable} once claimed, or when the student did not call. */
    @DELETE
    @Path("{id}/handoff")
    @RolesAllowed(Roles.STUDENT)
    public ConversationView takeBack(@RestPath ConversationId id) {
        return access.view(returning.takeBack(access.school(), access.own(id).id()));
    }

    @PUT
    @Path("{id}/rating")
    @RolesAllowed(Roles.STUDENT)
    public void rate(@RestPath ConversationId id, Rating rating) {
        impressions.rate(access.school(), access.own(id).id(), rating.checked());
    }

    @PUT
    @Path("{id}/read")
    @RolesAllowed(Roles.STUDENT)
    public Map<String, Integer> read(@RestPath ConversationId id, Read read) {
        Long seq = read.seq();
        if (seq == null || seq < 0) {
            throw Problem.invalid("seq", "must be the number of a message");
        }
        Conversation own = access.own(id);
        impressions.read(access.school(), own.id(), seq);
        return Map.of("unread", impressions.unread(access.school(), access.own(id)));
    }

    /** One in which danger waits for people stays open. */
    @POST
    @Path("{id}/closure")
    @RolesAllowed(Roles.STUDENT)
    public ConversationView close(@RestPath ConversationId id) {
        return access.view(ownership.leave(access.school(), access.own(id).id()));
    }
}
