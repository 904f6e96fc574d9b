package org.opora.knowledge.ingestion.site;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jboss.logging.Logger;

/**
 * Gets pages over HTTP. The JDK's own client resolves names by itself, so a connection of ours goes to the address that was
 * looked at, under the name that was asked for.
 */
@ApplicationScoped
class Fetcher {
    private static final Logger LOG = Logger.getLogger(Fetcher.class);
    private static final int MOST_REDIRECTS = 5;
    private final SiteConfig config;
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "site-watch");
        thread.setDaemon(true);
        return thread;
    });

    Fetcher(SiteConfig config) {
        this.config = config;
    }

    /** @throws Refusal when it is not allowed, not there, too large or too slow; redirects are held to the same rules */
    Response get(URI address, Set<String> hosts) throws Refusal {
        return followed("GET", address, config.pageBytes(), at -> Addresses.isAllowed(at, hosts));
    }

    /** What a server says of a page of any public host, without the page; {@code method} is HEAD or GET. */
    Response head(String method, URI address) throws Refusal {
        return followed(method, address, 0, at -> true);
    }

    private Response followed(String method, URI address, int mostBytes, Predicate<URI> allowed) throws Refusal {
        URI at = address;
        for (int i = 0; i <= MOST_REDIRECTS; i++) {
            if (!allowed.test(at)) {
                throw new Refusal("import.site-not-allowed");
            }
            Response response = once(method, at, mostBytes);
            String location = response.header("location");
            if (response.status() / 100 != 3 || location == null) {
                return response;
            }
            at = Addresses.parsed(resolved(at, location));
        }
        throw new Refusal("import.site-unreachable");
    }

    private static String resolved(URI at, String location) throws Refusal {
        try {
            return at.resolve(location.strip()).toString();
        } catch (IllegalArgumentException e) {
            throw new Refusal("import.site-address");
        }
    }

    private Response once(String method, URI address, int mostBytes) throws Refusal {
        InetAddress place = Addresses.resolved(address, config.privateAddresses());
        try (Socket socket = new Socket()) {
            ScheduledFuture<?> alarm =
                    watch.schedule(() -> close(socket), config.timeout().toMillis(), TimeUnit.MILLISECONDS);
            try {
                int millis = Math.toIntExact(config.timeout().toMillis());
                socket.connect(new InetSocketAddress(place, Addresses.port(address)), millis);
                socket.setSoTimeout(millis);
                try (Socket spoken = Addresses.isSecure(address) ? secured(socket, address) : socket) {
                    return Response.of(spoken, method, address, mostBytes);
                }
            } finally {
                boolean stopped = alarm.cancel(false);
                assert stopped || alarm.isDone();
            }
        } catch (IOException e) {
            throw new Refusal("import.site-unreachable");
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException alreadyGone) {
            LOG.debugf("a socket was gone already: %s", alreadyGone.getClass().getSimpleName());
        }
    }

    /** The certificate must be one of the name, not of the address. */
    private static Socket secured(Socket socket, URI address) throws IOException {
        SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
        SSLSocket secured = (SSLSocket) factory.createSocket(socket, address.getHost(), Addresses.port(address), true);
        SSLParameters parameters = secured.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        parameters.setServerNames(List.of(new SNIHostName(address.getHost())));
        secured.setSSLParameters(parameters);
        secured.startHandshake();
        return secured;
    }
}
