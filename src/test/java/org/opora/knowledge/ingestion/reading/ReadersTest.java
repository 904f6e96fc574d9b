package org.opora.knowledge.ingestion.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opora.knowledge.ingestion.Made;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ReadersTest {
    private static final String RUSSIAN = "Сертификат выдают после семидесяти баллов. Вопросы — в чат поддержки.";

    private final Path folder;

    ReadersTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private Parsed read(Reader reader, String name, byte[] content) throws Exception {
        return reader.read(Made.document(folder, name, content)).get(0);
    }

    private String refusal(Reader reader, String name, byte[] content) {
        return assertThrows(Rejected.class, () -> read(reader, name, content)).word();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"UTF-8", "windows-1251", "KOI8-R", "IBM866", "ISO-8859-5", "UTF-16", "UTF-16LE", "UTF-16BE"})
    void russian_arrives_as_russian_whatever_it_was_written_in(String encoding) throws Exception {
        String plain = RUSSIAN.replace("—", "-");

        assertEquals(
                plain,
                read(new TextReader(), "a.txt", plain.getBytes(Charset.forName(encoding)))
                        .body());
    }

    @Test
    void western_letters_do_not_become_russian_ones() throws Exception {
        assertEquals(
                "The café is déjà vu for naïve students",
                read(
                                new TextReader(),
                                "a.txt",
                                "The café is déjà vu for naïve students".getBytes(Charset.forName("windows-1252")))
                        .body());
    }

    @Test
    void a_page_is_believed_what_it_says_of_its_encoding_unless_it_is_plainly_another() throws Exception {
        String page = "<meta charset='%s'><p>" + RUSSIAN.replace("—", "-") + "</p>";

        assertEquals(
                RUSSIAN.replace("—", "-"),
                read(new HtmlReader(), "a.html", page.formatted("KOI8-R").getBytes(Charset.forName("KOI8-R")))
                        .body());
        assertEquals(
                RUSSIAN.replace("—", "-"),
                read(new HtmlReader(), "a.html", page.formatted("windows-1252").getBytes(StandardCharsets.UTF_8))
                        .body());
    }

    @Test
    void a_page_becomes_markdown_without_what_is_only_there_to_be_clicked() throws Exception {
        Parsed page = read(
                new HtmlReader(),
                "a.html",
                Made.bytes(
                        "<title>Fees</title><nav>Home</nav><script>x()</script><h1>Fees</h1><p>Ten <b>euros</b>, __init__ &lt;T&gt;.</p>"
                                + "<ul><li>card<ul><li>any</li></ul><li>bill</ul><pre><code class='language-rust'>let x = 1;\n</code></pre>"
                                + "<table><tr><th>Plan<th>Price<tr><td rowspan=2>A|B<td>1<tr><td>2</table><img alt='A duck' src='x.png'>"));

        assertEquals("Fees", page.title());
        assertEquals("""
                # Fees

                Ten **euros**, \\_\\_init\\_\\_ \\<T>.

                - card
                  - any
                - bill

                ```rust
                let x = 1;
                ```

                | Plan | Price |
                | - | - |
                | A\\|B | 1 |
                | A\\|B | 2 |

                *A duck*""", page.body());
    }

    @Test
    void front_matter_names_title_and_language() throws Exception {
        Parsed page =
                read(new MarkdownReader(), "a.md", Made.bytes("---\ntitle: Fees\nlang: en\n---\n# Other\n\nTen."));

        assertEquals(List.of("Fees", "en", "# Other\n\nTen."), List.of(page.title(), page.lang(), page.body()));
        assertEquals("import.front-matter", refusal(new MarkdownReader(), "a.md", Made.bytes("---\na: [\n---\nText")));
    }

    @Test
    void a_notebook_is_what_was_written_and_not_what_came_out() throws Exception {
        Parsed notebook = read(
                new NotebookReader(),
                "a.ipynb",
                Made.bytes(
                        "{'nbformat':4,'metadata':{},'cells':[{'cell_type':'markdown','source':['# Bayes\\n','Text']},"
                                        .replace('\'', '"')
                                + "{'cell_type':'code','source':'x = 1\\n','outputs':[{'text':'SECRET'}]}]}"
                                        .replace('\'', '"')));

        assertEquals("Bayes", notebook.title());
        assertEquals("# Bayes\nText\n\n```python\nx = 1\n```", notebook.body());
    }

    @Test
    void restructured_text_keeps_headings_code_lists_links_and_tables() throws Exception {
        Parsed page = read(new RstReader(), "a.rst", Made.bytes("""
                Fees
                ====

                Pay ``now`` at `our site <https://school.example>`_, see :ref:`rules <r>`.

                Plans
                -----

                * basic
                * full

                .. code-block:: rust
                   :linenos:

                   let x = 1;

                .. note::

                   No refunds.

                .. include:: /etc/passwd

                ====  =====
                Plan  Price
                ====  =====
                A     1
                ====  =====
                """));

        assertEquals("Fees", page.title());
        assertEquals("""
                # Fees

                Pay `now` at [our site](https://school.example), see rules.

                ## Plans

                - basic
                - full

                ```rust
                let x = 1;
                ```

                No refunds.

                | Plan | Price |
                | - | - |
                | A | 1 |""", page.body());
    }

    @Test
    void a_pdf_has_pages_and_its_larger_lines_are_headings() throws Exception {
        Parsed pdf = read(new PdfReader(), "a.pdf", pdf(false));

        assertEquals(
                "<!-- page 1 -->\n\n# Fees and refunds\n\nThe course costs ten euros.\n\n<!-- page 2 -->\n\nNothing is paid back.",
                pdf.body());
        assertEquals("Fees and refunds", pdf.title());
    }

    @Test
    void a_locked_a_broken_and_a_drawn_pdf_are_told_apart() throws Exception {
        assertEquals("import.password", refusal(new PdfReader(), "a.pdf", pdf(true)));
        assertThrows(java.io.IOException.class, () -> read(new PdfReader(), "a.pdf", Made.bytes("%PDF-1.7 nothing")));
        ByteArrayOutputStream drawn = new ByteArrayOutputStream();
        try (PDDocument pdf = new PDDocument()) {
            pdf.addPage(new PDPage());
            pdf.save(drawn);
        }
        assertEquals("import.only-pictures", refusal(new PdfReader(), "a.pdf", drawn.toByteArray()));
    }

    private static byte[] pdf(boolean locked) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PDDocument pdf = new PDDocument()) {
            page(pdf, 24, "Fees and refunds", 11, "The course costs ten euros.");
            page(pdf, 11, "Nothing is paid back.", 11, "");
            if (locked) {
                pdf.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
            }
            pdf.save(out);
        }
        return out.toByteArray();
    }

    private static void page(PDDocument pdf, int size, String first, int smaller, String second) throws Exception {
        PDPage page = new PDPage();
        pdf.addPage(page);
        try (PDPageContentStream text = new PDPageContentStream(pdf, page)) {
            text.beginText();
            text.newLineAtOffset(72, 700);
            text.setFont(new PDType1Font(FontName.HELVETICA), size);
            text.showText(first);
            text.newLineAtOffset(0, -80);
            text.setFont(new PDType1Font(FontName.HELVETICA), smaller);
            text.showText(second);
            text.endText();
        }
    }

    @Test
    void a_table_of_questions_may_be_parted_by_semicolons_and_must_name_its_columns() throws Exception {
        Parsed entry = read(new CsvReader(), "a.csv", Made.bytes("Вопрос;Ответ\nКак платить?;Картой.\n"));

        assertEquals(List.of("1", "Картой."), List.of(entry.row(), entry.body()));
        assertTrue(entry.faq());
        assertEquals("import.csv-columns", refusal(new CsvReader(), "a.csv", Made.bytes("a,b\n1,2\n")));
    }

    @Test
    void a_file_without_words_is_empty_and_bytes_are_no_text() {
        assertEquals("import.empty", refusal(new TextReader(), "a.txt", Made.bytes("  \n")));
        assertEquals("import.empty", refusal(new HtmlReader(), "a.html", Made.bytes("<script>x()</script>")));
        assertEquals("import.not-text", refusal(new TextReader(), "a.txt", new byte[] {1, 0, 2, 65, 66, 67, 1}));
        assertEquals("import.damaged", refusal(new NotebookReader(), "a.ipynb", Made.bytes("[]")));
    }
}
