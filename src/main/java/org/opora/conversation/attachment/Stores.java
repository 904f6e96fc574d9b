package org.opora.conversation.attachment;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.InputStream;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.opora.identity.SchoolId;
import org.opora.identity.Tenancy;

/** The store that new contents go to; older ones stay where they are. */
@ApplicationScoped
class Stores {
    private final Tenancy tenancy;
    private final DatabaseStore database;
    private final ObjectStore objects;
    private final Leftovers leftovers;

    Stores(Tenancy tenancy, DatabaseStore database, ObjectStore objects, Leftovers leftovers) {
        this.tenancy = tenancy;
        this.database = database;
        this.objects = objects;
        this.leftovers = leftovers;
    }

    AttachmentStore current() {
        return objects.isSet() ? objects : database;
    }

    /** Keeps a content with its row, or neither; no connection is held while another server takes it. */
    void keep(SchoolId school, AttachmentId id, byte[] content, Consumer<Handle> row) {
        if (!objects.isSet()) {
            tenancy.run(school, handle -> {
                row.accept(handle);
                database.put(school, id, content);
            });
            return;
        }
        leftovers.note(school, id);
        objects.put(school, id, content);
        tenancy.run(school, handle -> {
            row.accept(handle);
            Leftovers.strike(handle, school, id);
        });
    }

    InputStream open(SchoolId school, Attachment attachment) {
        AttachmentStore store = attachment.store() == AttachmentStore.Name.S3 ? objects : database;
        return store.open(school, attachment.id());
    }
}
