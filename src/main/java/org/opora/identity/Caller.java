package org.opora.identity;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.opora.identity.staff.StaffId;
import org.opora.identity.student.Student;
import org.opora.identity.student.StudentId;

/** Whose credential came with the request. */
public sealed interface Caller {
    Set<String> roles();

    /** The platform operator, who creates schools. */
    record Operator() implements Caller {
        @Override
        public Set<String> roles() {
            return Set.of(Roles.PLATFORM);
        }
    }

    /** A caller that belongs to one school. */
    sealed interface OfSchool extends Caller {
        SchoolId school();
    }

    /** A school's backend with its API key. */
    record Backend(
            SchoolId school,
            String schoolKey,
            ApiKeyId key,
            @Nullable String keyName) implements OfSchool {
        @Override
        public Set<String> roles() {
            return Set.of(Roles.SCHOOL);
        }
    }

    /** A staff member; {@code session} names the credential, null when signed in by OIDC. */
    record Member(
            SchoolId school,
            String schoolKey,
            StaffId id,
            String name,
            Set<String> roles,
            Set<String> teams,
            @Nullable UUID session)
            implements OfSchool {
        public Member {
            roles = Set.copyOf(roles);
            teams = Set.copyOf(teams);
        }

        public boolean is(String role) {
            return roles.contains(role);
        }
    }

    /** A student in a widget session; course, lesson and assignment are those the LMS signed. */
    record Learner(
            SchoolId school,
            String schoolKey,
            StudentId id,
            String externalId,
            @Nullable String name,
            @Nullable UUID course,
            @Nullable UUID lesson,
            @Nullable UUID assignment)
            implements OfSchool {
        /** The name people see. */
        public String shownName() {
            return Student.shownName(name, externalId);
        }

        @Override
        public Set<String> roles() {
            return Set.of(Roles.STUDENT);
        }
    }
}
