package org.opora.knowledge.ingestion.parsing;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.util.Set;

/**
 * Takes the network away from the process it runs in, whatever a library may try: no address can be opened, no socket made
 * ({@link NoSockets} for channels), no name resolved (the process is started with a file of hosts that has none).
 */
final class NoNetwork {
    private static final Set<String> LOCAL = Set.of("file", "jar", "jrt");

    private NoNetwork() {}

    @SuppressWarnings("deprecation") // the only way that needs no security manager
    static void hold() throws IOException {
        URL.setURLStreamHandlerFactory(scheme -> LOCAL.contains(scheme) ? null : new Refusing());
        Socket.setSocketImplFactory(() -> {
            throw new SecurityException("no network here");
        });
        ServerSocket.setSocketFactory(() -> {
            throw new SecurityException("no network here");
        });
        DatagramSocket.setDatagramSocketImplFactory(() -> {
            throw new SecurityException("no network here");
        });
    }

    private static final class Refusing extends URLStreamHandler {
        @Override
        protected URLConnection openConnection(URL address) throws IOException {
            throw new IOException("no network here");
        }
    }
}
