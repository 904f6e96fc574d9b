package org.opora.cast;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A port in front of a real server that a test can shut: open connections break, new ones are refused. */
public final class Gate {
    private static final int WATCH_MS = 5;
    private final ServerSocket door;
    private final int to;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final String property;

    private Gate(String property, int to) throws IOException {
        this.property = property;
        this.to = to;
        this.door = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        daemon(this::accept);
        daemon(this::watch);
    }

    /** Starts one under a name; a system property tells it to shut, since test and server have class loaders of their own. */
    static int before(String name, int to) {
        try {
            return new Gate(property(name), to).door.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String property(String name) {
        return "opora.test.shut." + name;
    }

    /** Does this while nothing gets through the gate. */
    public static void whileShut(String name, Work work) throws Exception {
        System.setProperty(property(name), "true");
        try {
            work.run();
        } finally {
            System.clearProperty(property(name));
        }
    }

    /** What a test does. */
    public interface Work {
        void run() throws Exception;
    }

    private boolean isShut() {
        return Boolean.getBoolean(property);
    }

    private void watch() {
        while (true) {
            if (isShut()) {
                open.forEach(Gate::close);
            }
            try {
                Thread.sleep(WATCH_MS);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void accept() {
        while (true) {
            try {
                Socket near = door.accept();
                if (isShut()) {
                    close(near);
                    continue;
                }
                Socket far = new Socket(InetAddress.getLoopbackAddress(), to);
                near.setTcpNoDelay(true);
                far.setTcpNoDelay(true);
                open.add(near);
                open.add(far);
                daemon(() -> pump(near, far));
                daemon(() -> pump(far, near));
            } catch (IOException e) {
                // the server behind is away: as if shut
            }
        }
    }

    private void pump(Socket from, Socket into) {
        try (InputStream in = from.getInputStream();
                OutputStream out = into.getOutputStream()) {
            byte[] bytes = new byte[16_384];
            for (int n = in.read(bytes); n >= 0; n = in.read(bytes)) {
                out.write(bytes, 0, n);
                out.flush();
            }
        } catch (IOException e) {
            // either side has gone
        } finally {
            close(from);
            close(into);
            open.remove(from);
            open.remove(into);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // it is closed
        }
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "gate");
        thread.setDaemon(true);
        thread.start();
    }
}
