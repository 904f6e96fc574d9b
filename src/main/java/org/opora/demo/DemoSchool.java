package org.opora.demo;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.opora.identity.School;
import org.opora.identity.Schools;
import org.opora.shared.Problem;

/** The demo school, while the demo is on; its students are as many as there are visitors. */
@ApplicationScoped
class DemoSchool {
    static final String COURSE = "rust";
    static final String LESSON = "rust:functions";
    static final String ASSIGNMENT = "temperature";
    private static final String KEY = "demo";
    private static final String STUDENT = "maria";
    /** The first visitor is Maria; who starts anew is her again, without a past. */
    private static final Pattern STUDENTS = Pattern.compile(STUDENT + "(-[a-z0-9]{1,24})?");

    private final DemoConfig config;
    private final Schools schools;

    DemoSchool(DemoConfig config, Schools schools) {
        this.config = config;
        this.schools = schools;
    }

    /** @throws Problem 404 while the demo is off */
    School school() {
        if (!config.enabled()) {
            throw Problem.notFound("demo");
        }
        return schools.byKey(KEY).orElseThrow(() -> Problem.notFound("demo school"));
    }

    String widgetSecret(School school) {
        return schools.widgetSecrets(school.id()).get(0);
    }

    /** The name of the pretended LMS for a visitor. @throws Problem 422 for any other student of the school */
    String student(@Nullable String wanted) {
        if (wanted == null) {
            return STUDENT;
        }
        if (!STUDENTS.matcher(wanted).matches()) {
            throw Problem.invalid("student", "is not a visitor of the demo");
        }
        return wanted;
    }

    String studentName() {
        return config.student();
    }
}
