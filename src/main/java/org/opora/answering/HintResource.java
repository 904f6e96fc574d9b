package org.opora.answering;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.opora.answering.hints.Hints;
import org.opora.answering.hints.Ladder;
import org.opora.conversation.Access;
import org.opora.conversation.Conversation;
import org.opora.conversation.Conversation.Owner;
import org.opora.conversation.Conversation.State;
import org.opora.conversation.ConversationId;
import org.opora.conversation.Conversations;
import org.opora.conversation.Message;
import org.opora.conversation.MessageView;
import org.opora.conversation.Messages;
import org.opora.conversation.Messages.Posted;
import org.opora.conversation.Messages.Sent;
import org.opora.conversation.Ownership;
import org.opora.course.Assignment;
import org.opora.course.Course;
import org.opora.course.Courses;
import org.opora.identity.Caller.Learner;
import org.opora.identity.CurrentCaller;
import org.opora.identity.Roles;
import org.opora.identity.SchoolId;
import org.opora.identity.Schools;
import org.opora.identity.Tenancy;
import org.opora.identity.Words;
import org.opora.shared.Problem;

/** A press on "a bigger hint". */
@Path("/api/v1/conversations/{id}/hints")
class HintResource {
    record Press(@Nullable UUID clientId, @Nullable String assignment) {}

    private final Access access;
    private final Conversations conversations;
    private final Messages messages;
    private final Ownership ownership;
    private final Courses courses;
    private final Hints hints;
    private final Tenancy tenancy;
    private final CurrentCaller me;
    private final Button button;

    /** The words on the button, which the student is taken to have said. */
    record Button(Words words, Schools schools) {
        String label(SchoolId school) {
            var of = schools.get(school);
            return words.say(of, "hint.more", of.locale(), java.util.Map.of());
        }
    }

    HintResource(
            Access access,
            Conversations conversations,
            Messages messages,
            Ownership ownership,
            Courses courses,
            Hints hints,
            Tenancy tenancy,
            CurrentCaller me,
            Words words,
            Schools schools) {
        this.access = access;
        this.conversations = conversations;
        this.messages = messages;
        this.ownership = ownership;
        this.courses = courses;
        this.hints = hints;
        this.tenancy = tenancy;
        this.me = me;
        this.button = new Button(words, schools);
    }

    /** 202 the student's request; 409 {@code hint-locked} with what unlocks it, or {@code person-owns}. */
    @POST
    @RolesAllowed(Roles.STUDENT)
    public RestResponse<MessageView> press(@RestPath ConversationId id, Press press) {
        Learner learner = me.learner();
        SchoolId school = learner.school();
        UUID clientId = press.clientId();
        if (clientId == null) {
            throw Problem.invalid("required", "clientId", "is missing");
        }
        ConversationId own = access.own(id).id();
        Posted posted = tenancy.in(school, handle -> {
            ownership.lock(school, own);
            return conversations
                    .sent(school, own, clientId)
                    .map(known -> new Posted(known, false))
                    .orElseGet(() -> pressed(learner, access.own(own), clientId, press.assignment()));
        });
        RestResponse.Status status = posted.created() ? RestResponse.Status.ACCEPTED : RestResponse.Status.OK;
        return RestResponse.status(status, access.view(posted.message()));
    }

    /** Under the conversation's lock, so that the level rises only with a message that the assistant will answer. */
    private Posted pressed(Learner learner, Conversation own, UUID clientId, @Nullable String named) {
        SchoolId school = learner.school();
        boolean comesBack = own.state() == State.CLOSED && own.lastCuratorId() != null;
        if (own.ownerKind() == Owner.QUEUE || own.ownerKind() == Owner.CURATOR || comesBack) {
            throw Problem.conflict("person-owns", "A person answers in this conversation.");
        }
        Courses.Place place = place(school, own, named);
        Course course = place.course();
        Assignment assignment = place.assignment();
        if (course == null || assignment == null) {
            throw Problem.invalid("required", "assignment", "is needed: this conversation is not about one");
        }
        hints.serialize(school, learner.id(), assignment.id());
        Ladder ladder = hints.ladder(school, course, assignment, learner.id(), null);
        if (!ladder.canRise()) {
            throw Problem.conflict("hint-locked", "The next hint is not open yet.")
                    .with("unlocks", ladder.unlocks());
        }
        int level = hints.raise(school, learner.id(), assignment.id(), ladder, "press");
        assert level > 0;
        Sent sent = new Sent(clientId, button.label(school), Message.Kind.HINT, place);
        return messages.post(learner, own.id(), asked -> sent);
    }

    private Courses.Place place(SchoolId school, Conversation own, @Nullable String assignment) {
        return assignment == null
                ? courses.place(school, own.courseId(), own.lessonId(), conversations.about(school, own))
                : withCourse(school, own, access.within(own, null, assignment));
    }

    private Courses.Place withCourse(SchoolId school, Conversation own, Courses.Place named) {
        return new Courses.Place(
                courses.place(school, own.courseId(), null, null).course(), null, named.assignment());
    }
}
