package org.opora.identity;

import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class StartupGuardTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "short",
                "changeme-changeme-changeme",
                "opora",
                "postgres-postgres-postgres-1",
                "Password123456789012345"
            })
    void a_default_or_short_secret_is_refused(String secret) {
        org.junit.jupiter.api.Assertions.assertTrue(StartupGuard.isGuessable(secret));
    }

    @Test
    void a_secret_that_nobody_could_guess_is_accepted() {
        assertFalse(StartupGuard.isGuessable("kq3V9xwMZ0bU7pQeR1sTfy28"));
    }
}
