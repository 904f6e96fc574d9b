package org.opora.answering;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.opora.course.Course;
import org.opora.course.Courses;
import org.opora.identity.CurrentCaller;
import org.opora.identity.Roles;

/** Automatic answers that people have judged, newest first: what bin/calibrate school moves a course's cut by. */
@Path("/api/v1/answers/labels")
class LabelResource {
    record Listed(List<Labels.Label> items) {}

    private static final int MOST = 5_000;
    private final Labels labels;
    private final Courses courses;
    private final CurrentCaller me;

    LabelResource(Labels labels, Courses courses, CurrentCaller me) {
        this.labels = labels;
        this.courses = courses;
        this.me = me;
    }

    @GET
    @RolesAllowed({Roles.SCHOOL, Roles.METHODOLOGIST, Roles.ADMINISTRATOR})
    public Listed list(@RestQuery @Nullable String course) {
        Course in = courses.place(me.school(), course, null, null).course();
        return new Listed(labels.of(me.school(), in == null ? null : in.id(), MOST));
    }
}
