package org.opora.course;

import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.opora.identity.School;
import org.opora.identity.Words.Address;
import org.opora.identity.student.Student;

/** How the assistant addresses a student: {@code friendly} or {@code strict}. */
public final class Tone {
    private static final String USUAL = "friendly";

    private Tone() {}

    /** The student's own choice or that of their token, else the course's, else the school's; empty when nobody has chosen. */
    public static Optional<String> chosen(School school, @Nullable Course course, @Nullable Student student) {
        return Stream.of(
                        Optional.ofNullable(student == null ? null : student.tone()),
                        Optional.ofNullable(course == null ? null : course.tone()),
                        Optional.ofNullable(school.tone()))
                .flatMap(Optional::stream)
                .findFirst();
    }

    public static String of(School school, @Nullable Course course, @Nullable Student student) {
        return chosen(school, course, student).orElse(USUAL);
    }

    /** How a student is spoken to in a language. */
    public static Address address(School school, @Nullable Course course, @Nullable Student student, String locale) {
        return new Address(locale, of(school, course, student).equals(USUAL));
    }
}
