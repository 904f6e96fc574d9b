package org.opora.desk;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.opora.conversation.Message.Visibility;
import org.opora.conversation.MessageView;
import org.opora.conversation.MessageViews;
import org.opora.conversation.Messages.Posted;
import org.opora.conversation.attachment.AttachmentId;
import org.opora.desk.Handoff.Verdict;
import org.opora.desk.packet.Packet;
import org.opora.desk.packet.Packets;
import org.opora.identity.CurrentCaller;
import org.opora.identity.Roles;
import org.opora.identity.staff.StaffId;
import org.opora.shared.Page;
import org.opora.shared.Problem;
import org.opora.shared.Texts;

/** The curator's queue and what can be done with a handoff; each change is a noun. */
@Path("/api/v1/handoffs")
@RolesAllowed({Roles.CURATOR, Roles.LEAD})
class HandoffResource {
    record Versioned(@Nullable Integer version) {}

    record ReplyBody(
            @Nullable UUID clientId,
            @Nullable String text,
            @Nullable Visibility visibility,
            @Nullable Long seenSeq,
            @Nullable List<AttachmentId> attachments) {}

    record Assignment(@Nullable Integer version, @Nullable StaffId curator) {}

    record Approval(@Nullable Integer version, @Nullable String text) {}

    record Rejection(@Nullable Integer version, @Nullable String why) {}

    record Transfer(
            @Nullable Integer version,
            @Nullable String team,
            @Nullable StaffId curator,
            @Nullable String note) {}

    record Resolution(
            @Nullable Integer version,
            @Nullable String note,
            @Nullable Boolean returnToAssistant,
            @Nullable Verdict verdict) {}

    record VerdictBody(@Nullable Verdict verdict) {}

    private final Queue queue;
    private final Handoffs handoffs;
    private final Claims claims;
    private final Replies replies;
    private final Drafts drafts;
    private final Packets packets;
    private final MessageViews views;
    private final CurrentCaller me;

    HandoffResource(
            Queue queue,
            Handoffs handoffs,
            Claims claims,
            Replies replies,
            Drafts drafts,
            Packets packets,
            MessageViews views,
            CurrentCaller me) {
        this.queue = queue;
        this.handoffs = handoffs;
        this.claims = claims;
        this.replies = replies;
        this.drafts = drafts;
        this.packets = packets;
        this.views = views;
        this.me = me;
    }

    /** Most urgent first. */
    @GET
    public Page<Item> list(@BeanParam Queue.Filters filters) {
        return queue.list(me.member(), filters);
    }

    @GET
    @Path("{id}")
    public Packet get(@RestPath HandoffId id) {
        return packet(handoffs.get(me.school(), id));
    }

    /** 200 the packet; 409 {@code already-claimed} for the second. */
    @POST
    @Path("{id}/claim")
    public Packet claim(@RestPath HandoffId id, Versioned body) {
        return packet(claims.claim(me.member(), id, body.version()));
    }

    @DELETE
    @Path("{id}/claim")
    public Packet release(@RestPath HandoffId id, @RestQuery("version") @Nullable Integer version) {
        return packet(claims.release(me.member(), id, version));
    }

    @POST
    @Path("{id}/replies")
    public RestResponse<MessageView> reply(@RestPath HandoffId id, ReplyBody body) {
        UUID clientId = body.clientId();
        if (clientId == null) {
            throw Problem.invalid("required", "clientId", "is missing");
        }
        Visibility visibility = body.visibility();
        Posted posted = replies.reply(
                me.member(),
                id,
                new Replies.Words(
                        clientId,
                        Texts.required("text", body.text(), Texts.MESSAGE),
                        visibility == null ? Visibility.STUDENT : visibility,
                        null,
                        Texts.filled("attachments", body.attachments()),
                        body.seenSeq()));
        return RestResponse.status(
                posted.created() ? RestResponse.Status.CREATED : RestResponse.Status.OK,
                views.of(me.school(), posted.message(), true));
    }

    @POST
    @Path("{id}/draft/approval")
    @ResponseStatus(200)
    public MessageView approve(@RestPath HandoffId id, Approval body) {
        String text = Texts.optional("text", body.text(), Texts.MESSAGE);
        return views.of(
                me.school(),
                drafts.approve(me.member(), id, body.version(), text).message(),
                true);
    }

    @POST
    @Path("{id}/draft/rejection")
    public Packet reject(@RestPath HandoffId id, Rejection body) {
        return packet(drafts.reject(me.member(), id, body.version(), Texts.required("why", body.why(), Texts.MESSAGE)));
    }

    @POST
    @Path("{id}/transfer")
    public Packet transfer(@RestPath HandoffId id, Transfer body) {
        if ((body.team() == null) == (body.curator() == null)) {
            throw Problem.invalid("team", "name either a team or a curator");
        }
        return packet(claims.transfer(
                me.member(),
                id,
                body.version(),
                new Claims.Transfer(body.team(), body.curator(), Texts.required("note", body.note(), Texts.MESSAGE))));
    }

    /** Whom it is meant for; {@code curator} null = nobody in particular. */
    @POST
    @Path("{id}/assignment")
    public Packet assign(@RestPath HandoffId id, Assignment body) {
        return packet(claims.assign(me.member(), id, body.version(), body.curator()));
    }

    @POST
    @Path("{id}/resolution")
    public Packet resolve(@RestPath HandoffId id, Resolution body) {
        return packet(claims.resolve(
                me.member(),
                id,
                body.version(),
                new Claims.Resolution(
                        Boolean.TRUE.equals(body.returnToAssistant()),
                        Texts.optional("note", body.note(), Texts.MESSAGE),
                        body.verdict())));
    }

    @PUT
    @Path("{id}/verdict")
    public void judge(@RestPath HandoffId id, VerdictBody body) {
        Verdict verdict = body.verdict();
        if (verdict == null) {
            throw Problem.invalid("required", "verdict", "is missing");
        }
        handoffs.judge(me.member(), id, verdict);
    }

    private Packet packet(Handoff handoff) {
        return packets.of(me.school(), handoff);
    }
}
