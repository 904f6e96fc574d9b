package org.opora.knowledge.ingestion.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opora.knowledge.ingestion.Made;
import org.opora.knowledge.ingestion.reading.Parsed;
import org.opora.knowledge.ingestion.reading.Reader;
import org.opora.knowledge.ingestion.reading.Rejected;

@DisplayNameGeneration(ReplaceUnderscores.class)
class CoursesTest {
    private final Path folder;

    CoursesTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private List<String> read(Reader reader, String name, byte[] content) throws Exception {
        return reader.read(Made.document(folder, name, content)).stream()
                .map(CoursesTest::shown)
                .toList();
    }

    private static String shown(Parsed text) {
        return text.row() + " | " + text.title() + " | " + text.body().replace("\n\n", " / ");
    }

    private static Map<String, byte[]> moodle() {
        String activity =
                "<activity><moduleid>%d</moduleid><modulename>%s</modulename><directory>activities/%s_%d</directory></activity>";
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put(
                "moodle_backup.xml",
                Made.bytes("<moodle_backup><information><contents><activities>"
                        + activity.formatted(1, "page", "page", 1) + activity.formatted(2, "book", "book", 2)
                        + activity.formatted(3, "glossary", "glossary", 3)
                        + activity.formatted(4, "assign", "assign", 4)
                        + activity.formatted(5, "page", "page", 5)
                        + "</activities></contents></information></moodle_backup>"));
        files.putAll(Made.files(
                "activities/page_1/page.xml",
                "<activity id='1'><page id='1'><name>Rules</name><content>&lt;p&gt;Be kind.&lt;/p&gt;</content></page></activity>",
                "activities/book_2/book.xml",
                "<activity><book id='2'><name>Course</name><chapters><chapter id='8'><title>One</title><content>&lt;p&gt;Loops&lt;/p&gt;</content><hidden>0</hidden></chapter>"
                        + "<chapter id='9'><title>Two</title><content>later</content><hidden>1</hidden></chapter></chapters></book></activity>",
                "activities/glossary_3/glossary.xml",
                "<activity><glossary><name>Words</name><entries><entry id='4'><concept>Loop</concept><definition>Again.</definition></entry></entries></glossary></activity>",
                "activities/assign_4/assign.xml",
                "<activity><assign><name>Sum</name><intro>Add two.</intro><activity>$@NULL@$</activity></assign></activity>",
                "activities/page_5/page.xml",
                "<activity><page><name>Answers</name><content>42</content></page></activity>",
                "activities/page_5/module.xml",
                "<module><visible>0</visible></module>"));
        return files;
    }

    @Test
    void a_moodle_backup_gives_what_students_see() throws Exception {
        List<String> wanted = List.of(
                "page-1 | Rules | Be kind.",
                "book-2-8 | One | # Course / Loops",
                "glossary-3-4 | Loop | # Words / Again.",
                "assign-4 | Sum | Add two.");

        assertEquals(wanted, read(new MoodleReader(), "a.mbz", Made.tarGz(moodle())));
        assertEquals(wanted, read(new MoodleReader(), "a.mbz", Made.zip(moodle())));
    }

    @Test
    void an_open_edx_course_gives_its_units_without_solutions() throws Exception {
        byte[] export = Made.tarGz(
                Made.files(
                        "course/course.xml", "<course url_name='run' org='o' course='c'/>",
                        "course/course/run.xml", "<course display_name='Rust'><chapter url_name='ch'/></course>",
                        "course/chapter/ch.xml", "<chapter display_name='Basics'><sequential url_name='sq'/></chapter>",
                        "course/sequential/sq.xml",
                                "<sequential display_name='Loops'><vertical url_name='v'/><vertical url_name='w'/></sequential>",
                        "course/vertical/v.xml",
                                "<vertical display_name='For'><html url_name='h'/><problem url_name='p'/></vertical>",
                        "course/vertical/w.xml",
                                "<vertical display_name='Keys' visible_to_staff_only='true'><html url_name='h'/></vertical>",
                        "course/html/h.xml", "<html filename='h' display_name='Reading'/>",
                        "course/html/h.html", "<p>A loop repeats.</p>",
                        "course/problem/p.xml",
                                "<problem display_name='Task'><p>How often?</p><solution><p>Seven times.</p></solution></problem>"));

        assertEquals(
                List.of("v | For | # Basics › Loops / ## Reading / A loop repeats. / ## Task / How often?"),
                read(new OlxReader(), "a.tar.gz", export));
    }

    @Test
    void a_book_gives_its_chapters_in_reading_order() throws Exception {
        byte[] book = Made.zip(Made.files(
                "META-INF/container.xml",
                        "<container><rootfiles><rootfile full-path='OPS/book.opf'/></rootfiles></container>",
                "OPS/book.opf",
                        "<package><manifest><item id='b' href='two.xhtml'/><item id='a' href='one.xhtml'/></manifest>"
                                + "<spine><itemref idref='a'/><itemref idref='b'/></spine></package>",
                "OPS/one.xhtml", "<html><body><h1>One</h1><p>Begin.</p></body></html>",
                "OPS/two.xhtml", "<html><body><h1>Two</h1><p>End.</p></body></html>"));

        assertEquals(
                List.of("1 | One | # One / Begin.", "2 | Two | # Two / End."), read(new EpubReader(), "a.epub", book));
    }

    @Test
    void other_archives_are_refused_with_what_they_are_not() {
        byte[] other = Made.tarGz(Made.files("a.txt", "text"));

        assertEquals("import.not-moodle", refusal(new MoodleReader(), other));
        assertEquals("import.not-olx", refusal(new OlxReader(), other));
        assertEquals("import.zip-broken", refusal(new MoodleReader(), Made.bytes("text")));
    }

    private String refusal(Reader reader, byte[] content) {
        return assertThrows(Rejected.class, () -> read(reader, "a", content)).word();
    }
}
