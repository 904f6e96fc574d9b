package org.opora.conversation.attachment;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;
import org.opora.conversation.Access;
import org.opora.conversation.ConversationId;
import org.opora.identity.Caller.Learner;
import org.opora.identity.CurrentCaller;
import org.opora.identity.Roles;
import org.opora.shared.BoundedStream;
import org.opora.shared.Problem;

/** Takes a file of a student or a curator, to be sent with the next message. */
@Path("/api/v1/conversations/{id}/attachments")
class AttachmentResource {
    static final long LARGEST = 10_000_000;

    private final Attachments attachments;
    private final Access access;
    private final CurrentCaller me;

    AttachmentResource(Attachments attachments, Access access, CurrentCaller me) {
        this.attachments = attachments;
        this.access = access;
        this.me = me;
    }

    /** 201; 413 {@code too-large}, {@code too-many-pixels}; 415 {@code unsupported-format}, {@code unreadable-picture}; 429. */
    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @RolesAllowed({Roles.STUDENT, Roles.CURATOR, Roles.LEAD})
    @ResponseStatus(201)
    public AttachmentView keep(@RestPath ConversationId id, @RestForm("file") @Nullable FileUpload file) {
        ConversationId conversation = access.read(id).id();
        if (file == null) {
            throw Problem.invalid("required", "file", "there is no file");
        }
        if (file.size() > LARGEST) {
            throw Bounds.tooLarge();
        }
        String name = file.fileName();
        return attachments.keep(me.school(), conversation, sender(), name == null ? "" : name, file.uploadedFile());
    }

    private Sender sender() {
        return me.get() instanceof Learner learner
                ? Sender.of(learner.id())
                : Sender.of(me.member().id());
    }

    /** What is too large is refused before it is read, or at the first byte too many; larger uploads are for the base only. */
    static class Bounds {
        /** What a form has around its file, and a little more so that most who are over hear why. */
        private static final long AROUND = 2_000_000;

        @ServerRequestFilter(preMatching = true)
        public void hold(ContainerRequestContext request) {
            if (!request.getUriInfo().getPath().endsWith("/attachments")
                    || !request.getMethod().equals("POST")) {
                return;
            }
            String length = request.getHeaderString("Content-Length");
            if (length == null) {
                request.setEntityStream(
                        new BoundedStream(request.getEntityStream(), LARGEST + AROUND, Bounds::tooLarge));
            } else if (length.length() > 9 || Long.parseLong(length) > LARGEST + AROUND) {
                throw tooLarge();
            }
        }

        static Problem tooLarge() {
            return Problem.of(413, "too-large", "The file is larger than 10 MB.");
        }
    }
}
