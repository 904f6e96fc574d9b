package org.opora.cast;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.net.URI;
import java.util.Map;

/** The real parts of {@code bin/opora parts}, each behind a gate that a test can shut. */
public class Parts implements QuarkusTestResourceLifecycleManager {
    public static final String DATABASE = "database";
    public static final String QUESTIONS = "questions";
    public static final String PASSAGES = "passages";
    public static final String PLATFORM_KEY = "opp_for-the-tests-of-this-machine-only";

    @Override
    public Map<String, String> start() {
        URI database = URI.create(needed("OPORA_TEST_DB_URL").substring("jdbc:".length()));
        String jdbc = "jdbc:postgresql://127.0.0.1:%d%s"
                .formatted(Gate.before(DATABASE, database.getPort()), database.getPath());
        return Map.ofEntries(
                Map.entry("quarkus.http.test-port", "0"),
                Map.entry("quarkus.datasource.jdbc.url", jdbc),
                Map.entry("quarkus.flyway.jdbc-url", jdbc),
                Map.entry("opora.embedding.base-url", gated(QUESTIONS, "OPORA_EMBEDDING_BASE_URL")),
                Map.entry("opora.embedding.passage-base-url", gated(PASSAGES, "OPORA_EMBEDDING_PASSAGE_BASE_URL")),
                // A site on this machine stands in for one on the web; that the shipped setting refuses it is
                // SitesTest's.
                Map.entry("opora.site.private-addresses", "true"),
                Map.entry("opora.site.pause", "0S"),
                Map.entry("opora.identity.platform-key", PLATFORM_KEY),
                Map.entry("opora.identity.local", "true"));
    }

    private static String gated(String name, String variable) {
        URI real = URI.create(needed(variable));
        return "http://127.0.0.1:" + Gate.before(name, real.getPort()) + real.getPath();
    }

    private static String needed(String variable) {
        String value = System.getenv(variable);
        if (value == null) {
            throw new IllegalStateException(variable + " is not set: run bin/ci, or eval \"$(bin/opora parts)\" first");
        }
        return value;
    }

    @Override
    public void stop() {}
}
