package org.opora.conversation.attachment;

import java.util.UUID;
import org.opora.shared.Id;

public record AttachmentId(UUID value) implements Id {}
