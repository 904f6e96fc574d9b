package org.opora.conversation.attachment;

import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.opora.identity.staff.StaffId;
import org.opora.identity.student.StudentId;

/** Who sends a file up: a student or a member of staff. */
public record Sender(@Nullable StudentId student, @Nullable StaffId staff) {
    public static Sender of(StudentId student) {
        return new Sender(student, null);
    }

    public static Sender of(StaffId staff) {
        return new Sender(null, staff);
    }

    UUID id() {
        if (student != null) {
            return student.value();
        }
        return Objects.requireNonNull(staff).value();
    }
}
