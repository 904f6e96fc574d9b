package org.opora.knowledge;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.opora.shared.Resources;

/** The methodologist's page. Every address below it is a place within it, so each is answered with the same page. */
@Path("/studio{place: (/.*)?}")
class StudioResource {
    private static final String PAGE = Resources.text("/pages/studio.html");

    @GET
    @Operation(hidden = true)
    @PermitAll
    @Produces(MediaType.TEXT_HTML + ";charset=utf-8")
    @ResponseHeader(name = "Content-Security-Policy", value = "default-src 'self'; frame-ancestors 'self'")
    @ResponseHeader(name = "Cache-Control", value = "no-cache")
    public String page() {
        return PAGE;
    }
}
