package org.opora.desk.routing;

import org.opora.identity.SchoolId;
import org.opora.identity.staff.StaffId;

/** Raised inside the transaction in which a curator comes, goes, or can carry more or less. */
public record PresenceChanged(SchoolId school, StaffId staff, boolean online) {}
