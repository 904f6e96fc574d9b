package org.opora.conversation.attachment;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.InputStream;
import org.opora.identity.SchoolId;
import org.opora.identity.Tenancy;
import org.opora.shared.Problem;

/** Contents in PostgreSQL: nothing to set up, one backup, and they go with their conversation. */
@ApplicationScoped
class DatabaseStore implements AttachmentStore {
    private final Tenancy tenancy;

    DatabaseStore(Tenancy tenancy) {
        this.tenancy = tenancy;
    }

    @Override
    public Name name() {
        return Name.DATABASE;
    }

    @Override
    public void put(SchoolId school, AttachmentId id, byte[] content) {
        tenancy.run(school, handle -> AttachmentQueries.insertContent(handle, school, id, content));
    }

    @Override
    public InputStream open(SchoolId school, AttachmentId id) {
        byte[] first = piece(school, id, 0);
        if (first.length == 0) {
            throw Problem.notFound("attachment");
        }
        return new Pieces(school, id, first);
    }

    private byte[] piece(SchoolId school, AttachmentId id, int n) {
        return tenancy.in(school, handle -> AttachmentQueries.content(handle, school, id, n * PIECE, PIECE));
    }

    /** Each piece as it is asked for. */
    private final class Pieces extends InputStream {
        private final SchoolId school;
        private final AttachmentId id;
        private byte[] piece;
        private int at;
        private int n;

        Pieces(SchoolId school, AttachmentId id, byte[] first) {
            this.school = school;
            this.id = id;
            this.piece = first;
        }

        @Override
        public int read() {
            return hasMore() ? piece[at++] & 0xff : -1;
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            if (length == 0) {
                return 0;
            }
            if (!hasMore()) {
                return -1;
            }
            int taken = Math.min(length, piece.length - at);
            System.arraycopy(piece, at, into, offset, taken);
            at += taken;
            return taken;
        }

        private boolean hasMore() {
            if (at == piece.length && piece.length == PIECE) {
                piece = piece(school, id, ++n);
                at = 0;
            }
            return at < piece.length;
        }
    }

    @Override
    public void delete(SchoolId school, AttachmentId id) {
        tenancy.run(
                school,
                handle -> handle.execute(
                        "delete from attachment_content where school_id = ? and attachment_id = ?", school, id));
    }
}
