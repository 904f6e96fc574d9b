package org.opora.knowledge.ingestion.office;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.opora.knowledge.ingestion.Made.paragraph;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opora.knowledge.ingestion.Made;
import org.opora.knowledge.ingestion.reading.Parsed;
import org.opora.knowledge.ingestion.reading.Reader;
import org.opora.knowledge.ingestion.reading.Rejected;

@DisplayNameGeneration(ReplaceUnderscores.class)
class OfficeTest {
    private final Path folder;

    OfficeTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private List<Parsed> read(Reader reader, String name, byte[] content) throws Exception {
        return reader.read(Made.document(folder, name, content));
    }

    private String word(String body) throws Exception {
        return read(new WordReader(), "a.docx", Made.docx(body)).get(0).body();
    }

    @Test
    void headings_are_known_by_the_style_that_theirs_is_based_on() throws Exception {
        assertEquals("# Fees\n\nTen.", word(paragraph("<w:pStyle w:val='2'/>", "Fees") + paragraph("", "Ten.")));
    }

    @Test
    void lists_keep_their_depth_and_the_numbers_that_were_printed() throws Exception {
        String item = "<w:numPr><w:ilvl w:val='%d'/><w:numId w:val='5'/></w:numPr>";

        String body = word(paragraph(item.formatted(0), "Pay")
                + paragraph(item.formatted(1), "by card")
                + paragraph(item.formatted(1), "by bill")
                + paragraph(item.formatted(0), "Learn"));

        assertEquals("1. Pay\n   - 1.1 by card\n   - 1.2 by bill\n2. Learn", body);
    }

    @Test
    void a_cell_that_spans_others_is_said_in_each_row() throws Exception {
        String cell = "<w:tc><w:tcPr>%s</w:tcPr>%s</w:tc>";
        String row = "<w:tr>%s%s</w:tr>";

        String body = word("<w:tbl>"
                + row.formatted(cell.formatted("", paragraph("", "Plan")), cell.formatted("", paragraph("", "Price")))
                + row.formatted(
                        cell.formatted("<w:vMerge w:val='restart'/>", paragraph("", "Basic")),
                        cell.formatted("", paragraph("", "10")))
                + row.formatted(cell.formatted("<w:vMerge/>", "<w:p/>"), cell.formatted("", paragraph("", "12")))
                + "</w:tbl>");

        assertEquals("| Plan | Price |\n| - | - |\n| Basic | 10 |\n| Basic | 12 |", body);
    }

    @Test
    void what_was_deleted_is_gone_and_what_was_struck_out_is_shown_so() throws Exception {
        String body = word("<w:p><w:r><w:t>Ten</w:t></w:r><w:del><w:r><w:delText> eleven</w:delText></w:r></w:del>"
                + "<w:r><w:rPr><w:strike/></w:rPr><w:t> twelve</w:t></w:r></w:p>");

        assertEquals("Ten ~~twelve~~", body);
    }

    @Test
    void code_formulas_links_and_what_pictures_show_are_kept() throws Exception {
        assertEquals(
                "```\nlet x = 1;\nx\n```",
                word(paragraph("<w:pStyle w:val='3'/>", "let x = 1;") + paragraph("<w:pStyle w:val='3'/>", "x")));
        assertEquals(
                "$\\frac{1}{x^{2}}$",
                word(
                        "<w:p><m:oMath><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:sSup><m:e><m:r><m:t>x</m:t></m:r></m:e>"
                                + "<m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup></m:den></m:f></m:oMath></w:p>"));
        assertEquals(
                "[Our site](https://school.example/)",
                word("<w:p><w:hyperlink r:id='l'><w:r><w:t>Our site</w:t></w:r></w:hyperlink></w:p>"));
        assertEquals("*A duck*", word("<w:p><w:r><w:drawing><wp:docPr descr='A duck'/></w:drawing></w:r></w:p>"));
    }

    @Test
    void a_slide_is_a_place_with_its_title_its_list_and_what_is_said_to_it() throws Exception {
        String shape = "<p:sp><p:nvSpPr><p:nvPr><p:ph type='%s'/></p:nvPr></p:nvSpPr><p:txBody>%s</p:txBody></p:sp>";
        String line = "<a:p><a:pPr lvl='%d'/><a:r><a:t>%s</a:t></a:r></a:p>";

        String body = read(
                        new SlidesReader(),
                        "a.pptx",
                        Made.pptx(
                                shape.formatted("title", line.formatted(0, "Loops"))
                                        + shape.formatted(
                                                "body", line.formatted(0, "for") + line.formatted(1, "over a range")),
                                "Mention while."))
                .get(0)
                .body();

        assertEquals("<!-- slide 1 -->\n\n## Loops\n\n- for\n  - over a range\n\n> Mention while.", body);
    }

    @Test
    void a_sheet_of_questions_becomes_entries_and_any_other_a_table() throws Exception {
        Parsed entry = read(new SheetReader(), "faq.xlsx", Made.xlsx("id|Question|Answer", "pay|How to pay?|By card."))
                .get(0);
        Parsed table = read(new SheetReader(), "prices.xlsx", Made.xlsx("Plan|Price", "Basic|10"))
                .get(0);

        assertEquals(
                List.of("pay", List.of("How to pay?"), "By card."),
                List.of(entry.row(), entry.questions(), entry.body()));
        assertEquals("## Prices\n\n| Plan | Price |\n| - | - |\n| Basic | 10 |", table.body());
    }

    @Test
    void an_entity_of_another_file_stays_a_word() throws Exception {
        byte[] hostile = Made.zip(Made.files(
                "word/document.xml",
                "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><w:document><w:body>" + paragraph("", "Fees &e;")
                        + "</w:body></w:document>"));

        assertEquals(
                "Fees &e;", read(new WordReader(), "a.docx", hostile).get(0).body());
    }

    @Test
    void a_locked_an_old_a_broken_and_an_empty_document_are_told_apart() {
        byte[] compound = {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, 0, 0};

        assertEquals("import.password-or-old", refusal("a.docx", compound));
        assertEquals("import.damaged", refusal("a.docx", Made.bytes("PK\u0003\u0004")));
        assertEquals("import.damaged", refusal("a.docx", Made.zip(Made.files("other.xml", "<x/>"))));
        assertEquals("import.empty", refusal("a.docx", Made.docx("<w:p/>")));
    }

    private String refusal(String name, byte[] content) {
        return assertThrows(Rejected.class, () -> read(new WordReader(), name, content))
                .word();
    }
}
