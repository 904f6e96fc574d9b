package org.opora.desk;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.opora.identity.staff.StaffId;

/** What a curator wants to be reminded of. */
public record Reminder(
        UUID id, StaffId staffId, Instant at, @Nullable String note) {}
