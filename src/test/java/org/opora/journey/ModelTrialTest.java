package org.opora.journey;

import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.opora.cast.Cast;

@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class ModelTrialTest {
    private final Cast cast = Cast.shared();

    @Test
    void where_no_model_is_connected_the_trial_says_so() {
        cast.pavel()
                .post("/model-trials")
                .then()
                .statusCode(200)
                .body("why", is("absent"))
                .body("model", nullValue());
    }

    @Test
    void a_methodologist_does_not_spend_tokens_on_it() {
        cast.vera().post("/model-trials").then().statusCode(403);
    }
}
