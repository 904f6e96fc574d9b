package org.opora.desk.records;

import java.util.UUID;
import org.opora.shared.Id;

/** Names a macro. */
record MacroId(UUID value) implements Id {}
