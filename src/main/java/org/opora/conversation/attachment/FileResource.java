package org.opora.conversation.attachment;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jboss.resteasy.reactive.RestMulti;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.opora.identity.SchoolId;
import org.opora.identity.Tenancy;
import org.opora.shared.Problem;

/**
 * Serves a file to whoever has its signed address. Nothing sent up is ever a page of ours: it is downloaded, under its own
 * kind, without scripts; a text is plain whatever it is the source of.
 */
@Path("/api/v1/attachments/{school}/{id}")
class FileResource {
    private final Tenancy tenancy;
    private final Links links;
    private final Stores stores;

    FileResource(Tenancy tenancy, Links links, Stores stores) {
        this.tenancy = tenancy;
        this.links = links;
        this.stores = stores;
    }

    /** 200 the file; 404 for an address that is not ours, 401 {@code link-expired} after 15 minutes. */
    @GET
    @Blocking
    @PermitAll
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    public RestMulti<byte[]> get(
            @RestPath SchoolId school,
            @RestPath AttachmentId id,
            @RestQuery @Nullable String until,
            @RestQuery @Nullable String signature) {
        links.check(school, id, seconds(until), signature == null ? "" : signature);
        Attachment attachment = tenancy.in(school, handle -> AttachmentQueries.find(handle, school, id))
                .orElseThrow(() -> Problem.notFound("attachment"));
        String charset = attachment.type().startsWith("text/") ? "; charset=utf-8" : "";
        return RestMulti.fromMultiData(pieces(stores.open(school, attachment)))
                .header("Content-Type", attachment.type() + charset)
                .header("Content-Disposition", "attachment; filename*=UTF-8''" + encoded(attachment.name()))
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .header("Cache-Control", "private, max-age=900")
                .header("Cross-Origin-Resource-Policy", "cross-origin")
                .build();
    }

    /** The next when the one before has gone out: a plain stream is buffered whole for whoever reads slowly (measured). */
    private static Multi<byte[]> pieces(InputStream content) {
        return Multi.createBy()
                .repeating()
                .uni(() -> Uni.createFrom()
                        .item(() -> next(content))
                        .runSubscriptionOn(Infrastructure.getDefaultExecutor()))
                .until(piece -> piece.length == 0)
                .onTermination()
                .invoke(() -> close(content));
    }

    private static byte[] next(InputStream content) {
        try {
            return content.readNBytes(AttachmentStore.PIECE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void close(InputStream content) {
        try {
            content.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long seconds(@Nullable String until) {
        try {
            return until == null ? 0 : Long.parseLong(until);
        } catch (NumberFormatException e) {
            throw Problem.notFound("attachment");
        }
    }

    /** Percent-encoded as RFC 8187 wants it. */
    private static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A");
    }
}
