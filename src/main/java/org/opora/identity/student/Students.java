package org.opora.identity.student;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.opora.identity.SchoolId;
import org.opora.identity.Tenancy;
import org.opora.identity.Tones;
import org.opora.shared.Database;
import org.opora.shared.Id;
import org.opora.shared.Problem;
import org.opora.shared.Texts;

/** Students of a school. */
@ApplicationScoped
public class Students {
    /** What the school or its token says of a student; null leaves as it is. */
    public record Facts(
            @Nullable String name,
            @Nullable String email,
            @Nullable String locale,
            @Nullable String tone,
            @Nullable Boolean noAi) {
        public Facts {
            Texts.optional("name", name, Texts.NAME);
            Texts.optional("email", email, Texts.NAME);
            oneOf("locale", locale, Set.of("ru", "en"));
            oneOf("tone", tone, Tones.ALL);
        }

        private static void oneOf(String field, @Nullable String word, Set<String> words) {
            if (word != null && !words.contains(word)) {
                throw Problem.invalid(
                        field, "must be one of " + words.stream().sorted().toList());
            }
        }
    }

    /** A student and whether this call made them. */
    public record Kept(Student student, boolean created) {}

    private final Tenancy tenancy;
    private final Clock clock;

    Students(Tenancy tenancy, Clock clock) {
        this.tenancy = tenancy;
        this.clock = clock;
    }

    /** Makes the student at first use, else takes over what is said. */
    public Kept keep(SchoolId school, String externalId, Facts facts) {
        Boolean created = tenancy.in(school, handle -> handle.createQuery("""
                        insert into student (school_id, id, external_id, name, email, locale, tone, no_ai, created_at)
                        values (:school, :id, :externalId, :name, :email, :locale, :tone, coalesce(:noAi, false), :now)
                        on conflict (school_id, external_id) do update set
                          name = coalesce(excluded.name, student.name), email = coalesce(excluded.email, student.email),
                          locale = coalesce(excluded.locale, student.locale), tone = coalesce(excluded.tone, student.tone),
                          no_ai = coalesce(:noAi, student.no_ai)
                        returning xmax = 0""")
                .bind("school", school)
                .bind("id", Id.next())
                .bind("externalId", externalId)
                .bindNamedArgumentFinder(Database.fields(facts))
                .bind("now", clock.instant())
                .mapTo(Boolean.class)
                .one());
        return new Kept(byExternalId(school, externalId).orElseThrow(), created);
    }

    public Optional<Student> byExternalId(SchoolId school, String externalId) {
        return tenancy.in(school, handle -> handle.createQuery(
                        "select * from student where school_id = :school and external_id = :externalId")
                .bind("school", school)
                .bind("externalId", externalId)
                .mapTo(Student.class)
                .findOne());
    }

    public Student get(SchoolId school, StudentId id) {
        return tenancy.in(
                school, handle -> handle.createQuery("select * from student where school_id = :school and id = :id")
                        .bind("school", school)
                        .bind("id", id)
                        .mapTo(Student.class)
                        .findOne()
                        .orElseThrow(() -> Problem.notFound("student")));
    }

    /** Those of the ids that the school has. */
    public Map<StudentId, Student> all(SchoolId school, List<StudentId> ids) {
        return tenancy.in(school, handle -> handle.createQuery(
                        "select * from student where school_id = :school and id = any(:ids)")
                .bind("school", school)
                .bindArray("ids", UUID.class, ids.stream().map(StudentId::value).toList())
                .mapTo(Student.class)
                .collect(Collectors.toMap(Student::id, Function.identity())));
    }
}
