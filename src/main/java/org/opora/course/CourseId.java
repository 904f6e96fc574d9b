package org.opora.course;

import java.util.UUID;
import org.opora.shared.Id;

/** Names a course. */
public record CourseId(UUID value) implements Id {}
