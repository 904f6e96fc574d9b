package org.opora.answering;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.config.Config;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.opora.answering.model.ChatPort;

/** What anybody may know of this installation. */
@Path("/api/v1/status")
class StatusResource {
    /** {@code mode} is quote or model; the parts are ok or degraded. */
    record Status(
            String version,
            String mode,
            String database,
            @Nullable String model) {}

    private final Jdbi jdbi;
    private final ChatPort chat;
    private final String version;

    StatusResource(Jdbi jdbi, ChatPort chat, Config config) {
        this.jdbi = jdbi;
        this.chat = chat;
        this.version = config.getValue("quarkus.application.version", String.class);
    }

    @GET
    @PermitAll
    public Status status() {
        boolean connected = chat.model().isPresent();
        return new Status(
                version,
                connected ? "model" : "quote",
                database(),
                connected ? (chat.isWell() ? "ok" : "degraded") : null);
    }

    private String database() {
        try {
            return jdbi.withHandle(handle ->
                    handle.createQuery("select 'ok'").mapTo(String.class).one());
        } catch (JdbiException e) {
            return "degraded";
        }
    }
}
