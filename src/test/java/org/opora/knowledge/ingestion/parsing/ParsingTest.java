package org.opora.knowledge.ingestion.parsing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkus.runtime.ShutdownEvent;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.opora.knowledge.ingestion.Made;
import org.opora.knowledge.ingestion.reading.Parsed;
import org.opora.knowledge.ingestion.reading.Rejected;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ParsingTest {
    private Parsing parsing = new Parsing(bounds(Duration.ofSeconds(60), 512));

    private static ParsingConfig bounds(Duration timeout, int heapMegabytes) {
        return new ParsingConfig() {
            @Override
            public Duration timeout() {
                return timeout;
            }

            @Override
            public int heapMegabytes() {
                return heapMegabytes;
            }
        };
    }

    @AfterEach
    void stop() {
        parsing.stop(new ShutdownEvent());
    }

    private List<Parsed> read(String name, byte[] content) throws Rejected {
        return parsing.read(source(name, 0, content), (file, inside) -> {});
    }

    private static Parsing.Source source(String name, int nested, byte[] content) {
        return new Parsing.Source(name, nested, content.length, new ByteArrayInputStream(content));
    }

    private String refusal(String name, byte[] content) {
        return assertThrows(Rejected.class, () -> read(name, content)).word();
    }

    @Test
    void file_after_file_is_read_and_a_bad_one_between_them_harms_none() throws Exception {
        assertEquals("Ten.", read("a.md", Made.bytes("Ten.")).get(0).body());
        assertEquals("import.damaged", refusal("b.docx", Made.bytes("PK")));
        assertEquals("import.unknown-format", refusal("b.exe", Made.bytes("MZ")));
        assertEquals("Eleven.", read("c.html", Made.bytes("<p>Eleven.")).get(0).body());
    }

    @Test
    void a_file_that_takes_too_long_is_given_up_and_the_next_is_read() throws Exception {
        parsing = new Parsing(bounds(Duration.ofMillis(1), 512));

        assertEquals(
                "import.too-slow",
                refusal("a.docx", Made.docx(Made.paragraph("", "word ").repeat(50_000))));

        parsing.stop(new ShutdownEvent());
        parsing = new Parsing(bounds(Duration.ofSeconds(60), 512));
        assertEquals("Ten.", read("a.md", Made.bytes("Ten.")).get(0).body());
    }

    @Test
    void a_file_that_needs_more_memory_than_there_is_costs_only_itself() throws Exception {
        parsing = new Parsing(bounds(Duration.ofSeconds(60), 24));

        assertEquals(
                "import.too-complex",
                refusal("a.docx", Made.docx(Made.paragraph("", "word ").repeat(300_000))));
        assertEquals("Ten.", read("a.md", Made.bytes("Ten.")).get(0).body());
    }

    @Test
    void what_is_nested_too_deep_for_the_stack_is_refused() throws Exception {
        byte[] deep = Made.bytes("<div>".repeat(20_000) + "text");

        assertEquals("import.too-complex", refusal("a.html", deep));
        assertEquals("Ten.", read("a.md", Made.bytes("Ten.")).get(0).body());
    }

    @Test
    void an_archive_gives_its_files_and_a_bomb_gives_none() throws Exception {
        List<String> names = new ArrayList<>();

        List<Parsed> none = parsing.read(
                source("a.zip", 0, Made.zip(Made.files("a/b.md", "Ten.", "__MACOSX/a", "x"))),
                (name, content) -> names.add(name));

        assertEquals(List.of(), none);
        assertEquals(List.of("a/b.md"), names);
        assertEquals(
                "import.zip-too-large", refusal("b.zip", Made.zip(java.util.Map.of("zeros.md", new byte[60_000_000]))));
        assertEquals("import.zip-broken", refusal("c.zip", Made.bytes("PK\u0003\u0004 no zip")));
        assertEquals(
                "import.zip-nested",
                assertThrows(
                                Rejected.class,
                                () -> parsing.read(
                                        source("d.zip", 2, Made.zip(Made.files("a.md", "x"))), (name, content) -> {}))
                        .word());
    }

    @Test
    void a_bomb_inside_of_a_document_is_refused() {
        assertEquals(
                "import.zip-too-large",
                refusal("a.docx", Made.zip(java.util.Map.of("word/document.xml", new byte[60_000_000]))));
    }
}
