package org.opora.conversation.attachment;

import java.io.InputStream;
import org.opora.identity.SchoolId;

/** Where the contents of attachments are kept; their names and sizes are in the database either way. */
interface AttachmentStore {
    /** Bytes of a content in memory at a time, whoever downloads how slowly. */
    int PIECE = 128 * 1024;

    /** As rows name it. */
    enum Name {
        DATABASE,
        S3
    }

    Name name();

    /**
     * Keeps a content: in the database within the running transaction, elsewhere before it.
     *
     * @throws org.opora.shared.Problem 503 {@code attachments-unavailable} when the store does not answer
     */
    void put(SchoolId school, AttachmentId id, byte[] content);

    /**
     * Reads a content, a piece at a time.
     *
     * @throws org.opora.shared.Problem 503 {@code attachments-unavailable}; 404 when it is gone
     */
    InputStream open(SchoolId school, AttachmentId id);

    /** Nothing happens when there is none. */
    void delete(SchoolId school, AttachmentId id);
}
