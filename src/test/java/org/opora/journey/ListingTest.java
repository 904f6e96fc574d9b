package org.opora.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.opora.cast.Cast;

/** The orders of the list of articles: where a page ends the next goes on. */
@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class ListingTest {
    private static final class One {
        static final Cast SCHOOL = filled();
    }

    /** Titles that differ in case alone, that are equal, that begin with one another; drafts among them. */
    private static Cast filled() {
        Cast cast = new Cast();
        put(cast, "b", "Kiln", true);
        put(cast, "c", "kiln", true);
        put(cast, "a", "Kiln", false);
        put(cast, "e:1", "Kiln and wheel", true);
        put(cast, "d", "Kiln-2", false);
        put(cast, "g", "Печь", true);
        put(cast, "f", "печь и круг", true);
        put(cast, "b", "Kiln", "Another text.", false);
        return cast;
    }

    private static void put(Cast cast, String id, String title, boolean publish) {
        put(cast, id, title, "It is hot.", publish);
    }

    private static void put(Cast cast, String id, String title, String body, boolean publish) {
        Map<String, Object> article = Map.of(
                "title", title, "body", body, "format", "text", "kind", "handbook", "lang", "ru", "publish", publish);
        int status = cast.vera().put("/knowledge/articles/" + id, article).statusCode();
        assertEquals(2, status / 100);
    }

    @Test
    void by_title_case_does_not_matter_and_what_is_called_alike_goes_by_its_id() {
        assertEquals(List.of("a", "b", "c", "e:1", "d", "g", "f"), paged("title"));
    }

    @Test
    void by_id() {
        assertEquals(List.of("a", "b", "c", "d", "e:1", "f", "g"), paged("id"));
    }

    @Test
    void by_need_what_is_not_published_yet_comes_first_and_the_rest_goes_by_its_id() {
        assertEquals(List.of("b", "a", "c", "d", "e:1", "f", "g"), paged("need"));
    }

    @Test
    void by_time_the_last_changed_comes_first() {
        assertEquals(List.of("f", "g", "d", "e:1", "a", "c", "b"), paged("updated"));
    }

    /** External ids, put together from pages of two; the same as in one page. */
    private static List<String> paged(String sort) {
        List<String> whole = read(sort, "").getList("items.externalId");
        List<String> parts = new ArrayList<>();
        String next = "";
        while (next != null) {
            JsonPath page = read(sort, "&limit=2" + next);
            parts.addAll(page.getList("items.externalId"));
            String after = page.get("next");
            next = after == null ? null : "&after=" + after;
        }
        assertEquals(whole, parts);
        return parts;
    }

    private static JsonPath read(String sort, String more) {
        return One.SCHOOL.vera().get("/knowledge/articles?sort=" + sort + more).jsonPath();
    }
}
