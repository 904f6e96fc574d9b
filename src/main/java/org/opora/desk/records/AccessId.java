package org.opora.desk.records;

import java.util.UUID;
import org.opora.shared.Id;

/** Names an entry of the access log. */
record AccessId(UUID value) implements Id {}
