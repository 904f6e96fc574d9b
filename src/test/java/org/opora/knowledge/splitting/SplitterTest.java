package org.opora.knowledge.splitting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SplitterTest {
    @Test
    void a_passage_carries_its_heading_path_without_the_title() {
        List<Piece> pieces =
                Splitter.markdown("Course", "# Course\n\nStart.\n\n## Grades\n\n### Tests\n\n45 points.\n", "en");

        assertEquals(List.of(new Piece("", "Start."), new Piece("Grades › Tests", "45 points.")), pieces);
    }

    @Test
    void code_and_tables_stay_whole() {
        String code = "```rust\n" + "let x = 1;\n".repeat(200) + "```";
        String table = "| a | b |\n|---|---|\n" + "| 1 | 2 |\n".repeat(200).strip();

        List<Piece> pieces = Splitter.markdown("T", "Text.\n\n" + code + "\n\n" + table + "\n", "en");

        assertTrue(pieces.stream().anyMatch(piece -> piece.text().contains(code)));
        assertTrue(pieces.stream().anyMatch(piece -> piece.text().contains(table)));
    }

    @Test
    void a_long_paragraph_is_cut_at_sentences_and_loses_no_word() {
        String paragraph = "This is one sentence of the paragraph. ".repeat(100).strip();

        List<Piece> pieces = Splitter.markdown("T", paragraph, "en");

        assertTrue(pieces.size() > 1);
        assertTrue(pieces.stream().allMatch(piece -> piece.text().endsWith(".")));
        assertEquals(
                paragraph, String.join(" ", pieces.stream().map(Piece::text).toList()));
    }

    @Test
    void a_picture_that_is_a_link_and_the_address_of_a_link_are_no_text() {
        String markdown = """
                ## Video

                [![watch](https://img.example/a.jpg)](https://video.example/a)

                ## Types

                See [Types].

                [Types]: ch03-02.html#types
                """;

        assertEquals(
                List.of("See [Types]."),
                Splitter.markdown("T", markdown, "en").stream().map(Piece::text).toList());
    }

    @Test
    void html_loses_its_scripts_and_keeps_its_headings() {
        List<Piece> pieces =
                Splitter.html("T", "<h2>Grades</h2><p>Seventy <b>percent</b>.</p><script>alert(1)</script>", "en");

        assertEquals("Grades", pieces.get(0).heading());
        assertFalse(pieces.get(0).text().contains("alert"));
    }

    @Test
    void short_lines_are_sentences_too() {
        String text = "Duration:\n45-90 minutes\nNo";

        List<String> sentences =
                Sentences.of(text).stream().map(span -> span.of(text)).toList();

        assertEquals(List.of("Duration:", "45-90 minutes", "No"), sentences);
    }

    @Test
    void a_picture_alone_is_no_passage() {
        assertEquals(
                List.of(),
                Splitter.markdown("Schedule", "# Schedule\n\n![view](https://school.example/view.png)", "en"));
    }

    @Test
    void no_sentence_ends_inside_a_link_or_a_picture() {
        String text = "See ![No access. Please register](images/no.png) first. Then ask.";

        assertEquals(
                List.of("See ![No access. Please register](images/no.png) first.", "Then ask."),
                Sentences.of(text).stream().map(span -> span.of(text)).toList());
    }

    @Test
    void no_sentence_ends_behind_the_number_of_an_item_or_inside_bold_words() {
        String text = "1. Задачи решают сами.\n2. **Списывать нельзя. Совсем.** Иначе отчислят.";

        assertEquals(
                List.of("1. Задачи решают сами.", "2. **Списывать нельзя. Совсем.**", "Иначе отчислят."),
                Sentences.of(text).stream().map(span -> span.of(text)).toList());
    }

    @Test
    void a_byte_order_mark_hides_no_heading() {
        assertEquals(
                "Rules",
                Splitter.markdown("Page", "\ufeff## Rules\n\nBe kind.", "en")
                        .get(0)
                        .heading());
    }

    @Test
    void a_passage_is_said_to_stand_where_it_begins_and_its_page_is_no_heading() {
        List<Piece> pieces = Splitter.markdown(
                "T", "<!-- page 1 -->\n\nIntro.\n\n## Fees\n\nTen.\n\n<!-- page 2 -->\n\n## Refunds\n\nNone.", "en");

        assertEquals(
                List.of("p. 1", "Fees › p. 1", "Refunds › p. 2"),
                pieces.stream().map(Piece::heading).toList());
        assertEquals("Refunds", Places.nearestHeading("Fees › Refunds › p. 2"));
        assertEquals("", Places.nearestHeading("p. 2"));
        assertEquals("Step 2", Places.nearestHeading("Fees › Step 2"));
    }
}
