package org.opora.journey;

import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.opora.cast.Cast;
import org.opora.cast.Http;
import org.opora.cast.Stream;
import org.opora.cast.Student.Talk;

/** A school says some things in its own words. */
@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class OwnTextsTest {
    private final Cast cast = new Cast().withBase();
    private final Http pavel = cast.pavel();

    private ValidatableResponse texts(Map<String, ?> texts) {
        return pavel.put("/schools/current/settings", Map.of("texts", texts)).then();
    }

    private static Map<String, Object> nothing(String key) {
        Map<String, Object> texts = new HashMap<>();
        texts.put(key, null);
        return texts;
    }

    @Test
    void the_list_says_what_is_usual_what_is_filled_in_and_what_is_the_schools_own() {
        texts(Map.of("greeting", Map.of("ru", "Что непонятно в «{course}»?"))).statusCode(200);

        pavel.get("/schools/current/texts")
                .then()
                .statusCode(200)
                .body("items.key", hasItems("greeting", "disclosure", "emotional", "complaint", "risk"))
                .body("items.find { it.key == 'greeting' }.group", is("start"))
                .body("items.find { it.key == 'greeting' }.places", contains("course"))
                .body("items.find { it.key == 'greeting' }.usual.en", startsWith("Ask about"))
                .body("items.find { it.key == 'greeting' }.own.ru", is("Что непонятно в «{course}»?"))
                .body("items.find { it.key == 'risk' }.own", anEmptyMap());
        cast.oleg().get("/schools/current/texts").then().statusCode(403);
    }

    @Test
    void a_text_is_as_usual_again_and_others_stay() {
        texts(Map.of("greeting", Map.of("ru", "Да?", "en", "Yes?"), "decline", Map.of("ru", "Не сюда.")))
                .statusCode(200);

        texts(nothing("greeting")).body("texts", not(hasKey("greeting"))).body("texts.decline.ru", is("Не сюда."));

        Map<String, Object> form = new HashMap<>(Map.of("en", "No."));
        form.put("ru", null);
        texts(Map.of("decline", form)).body("texts.decline", is(Map.of("en", "No.")));
        texts(Map.of("decline", Map.of())).body("texts", anEmptyMap());
    }

    @Test
    void a_place_that_nothing_fills_in_is_refused_by_its_name() {
        texts(Map.of("greeting", Map.of("en", "Ask about {curse}")))
                .statusCode(422)
                .body("code", is("unknown-place"))
                .body("errors[0].field", is("texts.greeting.en"))
                .body("errors[0].message", containsString("{curse}"))
                .body("errors[0].message", containsString("{course}"));
        texts(Map.of("risk", Map.of("ru", "Мы рядом.")))
                .statusCode(422)
                .body("code", is("place-missing"))
                .body("errors[0].message", containsString("{emergency}"));
        texts(Map.of("nonsense", Map.of("ru", "x"))).statusCode(422);
        texts(Map.of("greeting", Map.of("de", "x"))).statusCode(422);

        pavel.get("/schools/current/settings").then().body("texts", anEmptyMap());
    }

    @Test
    void who_complains_reads_the_warm_words_of_the_school() throws IOException {
        texts(Map.of("complaint", Map.of("ru", "Вы правы, что пишете. Человек ответит {due}.")))
                .statusCode(200);
        Talk talk = cast.student("masha").talks();

        try (Stream stream = talk.stream(0)) {
            var notice =
                    stream.outcome(talk.says("Это безобразие, вторую неделю никто не проверяет работу, верните деньги!")
                            .path("id"));
            assert notice.text("/reason").equals("complaint") : notice.data();
            assert notice.text("/text").startsWith("Вы правы, что пишете. Человек ответит ") : notice.data();
            assert !notice.text("/text").contains("{") : notice.data();
        }
    }
}
