package org.opora.identity;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.regex.Pattern;

/**
 * Lets a widget on the school's page call the paths a widget session may call: preflights pass for any origin, never
 * with credentials; the request itself is held against the school of its token when it is authenticated.
 */
@ApplicationScoped
class CrossOrigin {
    private static final Pattern WIDGET_PATHS = Pattern.compile(
            "/api/v1/(widget|conversations|messages|me|suggestions|attachments|knowledge/passages)(/.*)?");

    void install(@Observes Router router) {
        router.route().order(-1000).handler(CrossOrigin::handle);
    }

    private static void handle(RoutingContext context) {
        String origin = context.request().getHeader("Origin");
        if (context.normalizedPath().startsWith("/widget/")) {
            context.response().putHeader("Access-Control-Allow-Origin", "*");
        } else if (origin != null
                && WIDGET_PATHS.matcher(context.normalizedPath()).matches()) {
            context.response()
                    .putHeader("Access-Control-Allow-Origin", origin)
                    .putHeader("Vary", "Origin")
                    .putHeader("Access-Control-Expose-Headers", "Retry-After");
            if (context.request().method().name().equals("OPTIONS")) {
                context.response()
                        .putHeader("Access-Control-Allow-Methods", "GET, POST, PUT, DELETE")
                        .putHeader("Access-Control-Allow-Headers", "Authorization, Content-Type, Last-Event-ID")
                        .putHeader("Access-Control-Max-Age", "7200")
                        .setStatusCode(204)
                        .end();
                return;
            }
        }
        context.next();
    }
}
