package org.opora.answering;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.opora.answering.triage.Exemplars;
import org.opora.answering.triage.Exemplars.Given;
import org.opora.course.Course;
import org.opora.course.CourseId;
import org.opora.course.Courses;
import org.opora.course.QuestionClass;
import org.opora.identity.CurrentCaller;
import org.opora.identity.Roles;
import org.opora.shared.Kebab;
import org.opora.shared.Problem;
import org.opora.shared.Texts;

/** A school's own examples of question classes, for a course or for all of it; they decide before ours do. */
@Path("/api/v1/triage/exemplars")
class ExemplarResource {
    private static final int MOST = 1_000;
    private static final int LONGEST = 1_000;
    private final Exemplars exemplars;
    private final Courses courses;
    private final CurrentCaller me;

    ExemplarResource(Exemplars exemplars, Courses courses, CurrentCaller me) {
        this.exemplars = exemplars;
        this.courses = courses;
        this.me = me;
    }

    @GET
    @RolesAllowed({Roles.SCHOOL, Roles.METHODOLOGIST, Roles.ADMINISTRATOR})
    public Map<String, List<String>> list(@RestQuery @Nullable String course) {
        Map<String, List<String>> byClass = new TreeMap<>();
        exemplars.given(me.school(), course(course)).forEach(one -> byClass.computeIfAbsent(
                        Kebab.of(one.questionClass()), unused -> new ArrayList<>())
                .add(one.text()));
        return byClass;
    }

    /** Puts these in place of what was given before. */
    @PUT
    @RolesAllowed({Roles.SCHOOL, Roles.METHODOLOGIST, Roles.ADMINISTRATOR})
    public Map<String, List<String>> replace(
            @RestQuery @Nullable String course, @Nullable Map<String, @Nullable List<@Nullable String>> byClass) {
        if (byClass == null) {
            throw Problem.invalid("required", "exemplars", "are missing");
        }
        CourseId in = course(course);
        List<Given> given = new ArrayList<>();
        byClass.forEach((name, texts) -> {
            QuestionClass questionClass = Kebab.parse(QuestionClass.class, name)
                    .orElseThrow(() -> Problem.invalid(name, "is not a class of question"));
            for (@Nullable String text : texts == null ? List.<String>of() : texts) {
                String checked = Texts.required(name, text, LONGEST);
                given.add(new Given(questionClass, checked, null));
            }
        });
        if (given.size() > MOST) {
            throw Problem.invalid("exemplars", "are more than " + MOST);
        }
        exemplars.replace(me.school(), in, given);
        return list(course);
    }

    private @Nullable CourseId course(@Nullable String externalId) {
        Course named = courses.place(me.school(), externalId, null, null).course();
        return named == null ? null : named.id();
    }
}
