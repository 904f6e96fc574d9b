package org.opora.answering.suggestion;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.opora.conversation.Access;
import org.opora.course.Courses.Place;
import org.opora.identity.Caller.Learner;
import org.opora.identity.CurrentCaller;
import org.opora.identity.Roles;
import org.opora.shared.Page;
import org.opora.shared.Problem;
import org.opora.shared.Texts;

/** Answers that are ready before the question is sent; asked for at each pause in typing. */
@Path("/api/v1/suggestions")
class SuggestionResource {
    /** Code points, white space around left out; less says too little (UI.md). */
    private static final int SHORTEST = 12;
    /** Whoever writes that much does not ask what others have asked. */
    private static final int LONGEST = 500;

    private final Suggestions suggestions;
    private final Access access;
    private final CurrentCaller me;

    SuggestionResource(Suggestions suggestions, Access access, CurrentCaller me) {
        this.suggestions = suggestions;
        this.access = access;
        this.me = me;
    }

    /** Up to three, often none; 422 for a course other than the session's. */
    @GET
    @RolesAllowed(Roles.STUDENT)
    public Page<Suggestion> list(
            @RestQuery @Nullable String q, @RestQuery @Nullable String course, @RestQuery @Nullable String lesson) {
        Learner learner = me.learner();
        Place place = access.place(course, lesson, null);
        if (q == null) {
            throw Problem.invalid("required", "q", "is missing");
        }
        String typed = q.strip();
        int length = typed.codePointCount(0, typed.length());
        if (length < SHORTEST) {
            return new Page<>(List.of(), null);
        }
        Texts.required("q", typed, Texts.MESSAGE);
        return new Page<>(length > LONGEST ? List.of() : suggestions.of(learner, place, typed), null);
    }
}
