package org.opora.course;

import java.util.UUID;
import org.opora.shared.Id;

/** Names an assignment. */
public record AssignmentId(UUID value) implements Id {}
