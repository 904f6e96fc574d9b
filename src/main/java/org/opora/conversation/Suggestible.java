package org.opora.conversation;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.opora.course.CourseId;
import org.opora.course.Courses.Place;
import org.opora.identity.SchoolId;

/** What the school's base offers before it is asked. The base is another feature's, which this one does not know. */
public interface Suggestible {
    /** Whether this article can answer now, with its own text, where a student of the course asks; null = without a course. */
    boolean holds(SchoolId school, @Nullable CourseId course, UUID article);

    /** Three or four questions to begin with, as far as the base lists any. */
    List<String> openers(SchoolId school, Place place, String locale);
}
