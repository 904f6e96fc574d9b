package org.opora.shared;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * Tells every replica, this one too, that something has happened: PostgreSQL's NOTIFY, sent with the transaction that did
 * it. Payloads are under 8,000 bytes; after a lost connection listeners are told to look for themselves.
 */
@ApplicationScoped
public class Signals {
    /** Hears payloads; {@code null} means some may have been missed. */
    public interface Listener {
        void hear(@Nullable String payload);
    }

    private static final Logger LOG = Logger.getLogger(Signals.class);
    private static final String CHANNEL = "opora";
    /** Sends the bound {@code :signal} as a part of another statement. */
    public static final String SQL = "pg_notify('" + CHANNEL + "', :signal)::text";

    private static final int WAIT_MS = 5_000;
    private static final int RECONNECT_MS = 1_000;
    private final Config config;
    private final Jdbi jdbi;
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private volatile boolean running = true;
    private @Nullable Thread thread;

    Signals(Config config, Jdbi jdbi) {
        this.config = config;
        this.jdbi = jdbi;
    }

    public void listen(Listener listener) {
        listeners.add(listener);
    }

    /** With the transaction of this handle. */
    public void send(Handle handle, String payload) {
        handle.createQuery("select " + SQL)
                .bind("signal", payload)
                .mapTo(String.class)
                .one();
    }

    /** At once, outside any transaction; for what may be lost. */
    public void sendNow(String payload) {
        jdbi.useHandle(handle -> send(handle, payload));
    }

    void start(@Observes StartupEvent started) {
        Thread listening = new Thread(this::run, "signals");
        listening.setDaemon(true);
        listening.start();
        thread = listening;
    }

    void stop(@Observes ShutdownEvent stopping) {
        running = false;
        if (thread != null) {
            thread.interrupt();
        }
    }

    private void run() {
        while (running) {
            try (Connection connection = connect();
                    Statement statement = connection.createStatement()) {
                statement.execute("listen " + CHANNEL);
                tell(null);
                follow(connection);
            } catch (SQLException e) {
                if (running) {
                    LOG.warn("signals: connection lost, trying again");
                    pause();
                }
            }
        }
    }

    private void follow(Connection connection) throws SQLException {
        PGConnection postgres = connection.unwrap(PGConnection.class);
        while (running) {
            for (PGNotification notification : postgres.getNotifications(WAIT_MS)) {
                tell(notification.getParameter());
            }
        }
    }

    private Connection connect() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", config.getValue("quarkus.datasource.username", String.class));
        properties.setProperty(
                "password",
                config.getOptionalValue("quarkus.datasource.password", String.class)
                        .orElse(""));
        properties.setProperty("connectTimeout", "3");
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("ApplicationName", "opora-signals");
        return DriverManager.getConnection(config.getValue("quarkus.datasource.jdbc.url", String.class), properties);
    }

    private void tell(@Nullable String payload) {
        for (Listener listener : listeners) {
            try {
                listener.hear(payload);
            } catch (RuntimeException e) {
                LOG.error("a listener failed", e);
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(RECONNECT_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
