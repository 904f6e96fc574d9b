package org.opora.course;

import java.util.UUID;
import org.opora.shared.Id;

/** Names a lesson. */
public record LessonId(UUID value) implements Id {}
