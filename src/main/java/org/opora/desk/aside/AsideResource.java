package org.opora.desk.aside;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import org.opora.conversation.Message.Visibility;
import org.opora.conversation.MessageView;
import org.opora.conversation.MessageViews;
import org.opora.desk.HandoffId;
import org.opora.desk.Reminder;
import org.opora.desk.Replies;
import org.opora.desk.packet.Packet;
import org.opora.desk.packet.Packets;
import org.opora.identity.CurrentCaller;
import org.opora.identity.Roles;
import org.opora.identity.staff.StaffId;
import org.opora.shared.Problem;
import org.opora.shared.Texts;

/** Asking somebody, being reminded, putting off. */
@Path("/api/v1/handoffs/{id}")
@RolesAllowed({Roles.CURATOR, Roles.LEAD})
class AsideResource {
    record Question(
            @Nullable String team,
            @Nullable StaffId curator,
            @Nullable String question) {}

    record Answer(@Nullable UUID clientId, @Nullable String text) {}

    record Remind(@Nullable Instant at, @Nullable String note) {}

    record PutOff(@Nullable Instant until) {}

    private final Asides asides;
    private final Packets packets;
    private final MessageViews views;
    private final CurrentCaller me;

    AsideResource(Asides asides, Packets packets, MessageViews views, CurrentCaller me) {
        this.asides = asides;
        this.packets = packets;
        this.views = views;
        this.me = me;
    }

    @POST
    @Path("consultations")
    @ResponseStatus(201)
    public Asides.Asked consult(@RestPath HandoffId id, Question body) {
        if ((body.team() == null) == (body.curator() == null)) {
            throw Problem.invalid("team", "name either a team or a curator");
        }
        return asides.consult(
                me.member(),
                id,
                body.team(),
                body.curator(),
                Texts.required("question", body.question(), Texts.MESSAGE));
    }

    @POST
    @Path("consultations/{consultation}/answer")
    @ResponseStatus(201)
    public MessageView answer(@RestPath HandoffId id, @RestPath UUID consultation, Answer body) {
        UUID clientId = body.clientId();
        Replies.Words words = new Replies.Words(
                clientId == null ? UUID.randomUUID() : clientId,
                Texts.required("text", body.text(), Texts.MESSAGE),
                Visibility.STAFF,
                null,
                List.of(),
                null);
        return views.of(
                me.school(), asides.answer(me.member(), id, consultation, words).message(), true);
    }

    @POST
    @Path("reminders")
    @ResponseStatus(201)
    public Reminder remind(@RestPath HandoffId id, Remind body) {
        Instant at = body.at();
        if (at == null) {
            throw Problem.invalid("required", "at", "is missing");
        }
        return asides.remind(me.member(), id, at, Texts.optional("note", body.note(), Texts.TITLE));
    }

    @DELETE
    @Path("reminders/{reminder}")
    public void forget(@RestPath HandoffId id, @RestPath UUID reminder) {
        asides.forget(me.member(), id, reminder);
    }

    @POST
    @Path("snooze")
    public Packet snooze(@RestPath HandoffId id, PutOff body) {
        return packets.of(me.school(), asides.snooze(me.member(), id, body.until()));
    }

    @DELETE
    @Path("snooze")
    public Packet wake(@RestPath HandoffId id) {
        return packets.of(me.school(), asides.wake(me.member(), id));
    }
}
