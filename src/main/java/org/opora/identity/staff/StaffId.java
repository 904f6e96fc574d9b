package org.opora.identity.staff;

import java.util.UUID;
import org.opora.shared.Id;

/** Names a staff member. */
public record StaffId(UUID value) implements Id {}
