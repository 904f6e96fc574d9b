package org.opora.identity.student;

import java.util.UUID;
import org.opora.shared.Id;

/** Names a student. */
public record StudentId(UUID value) implements Id {}
