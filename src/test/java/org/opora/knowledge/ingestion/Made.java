package org.opora.knowledge.ingestion;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.opora.knowledge.ingestion.reading.Document;

/** Small files of every kind, made as programs make them. */
public final class Made {
    private static final String RELATIONS = "<Relationships xmlns='r'>%s</Relationships>";
    private static final String MAIN = "<Relationship Id='r1' Type='t/officeDocument' Target='%s'/>";

    private Made() {}

    public static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Names and contents by turns. */
    public static Map<String, byte[]> files(String... namesAndTexts) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (int i = 0; i < namesAndTexts.length; i += 2) {
            files.put(namesAndTexts[i], bytes(namesAndTexts[i + 1]));
        }
        return files;
    }

    public static byte[] zip(Map<String, byte[]> files) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    public static byte[] tarGz(Map<String, byte[]> files) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream tar = new GZIPOutputStream(out)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                byte[] head = new byte[512];
                put(head, 0, file.getKey());
                put(head, 124, "%011o".formatted(file.getValue().length));
                head[156] = '0';
                tar.write(head);
                tar.write(file.getValue());
                tar.write(new byte[(512 - file.getValue().length % 512) % 512]);
            }
            tar.write(new byte[1024]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static void put(byte[] head, int at, String text) {
        byte[] bytes = bytes(text);
        System.arraycopy(bytes, 0, head, at, bytes.length);
    }

    /** @param body what stands inside of {@code w:body} */
    public static byte[] docx(String body) {
        return zip(files(
                "_rels/.rels", RELATIONS.formatted(MAIN.formatted("word/document.xml")),
                "word/_rels/document.xml.rels",
                        RELATIONS.formatted(
                                "<Relationship Id='s' Type='t/styles' Target='styles.xml'/>"
                                        + "<Relationship Id='n' Type='t/numbering' Target='numbering.xml'/>"
                                        + "<Relationship Id='l' Type='t/hyperlink' Target='https://school.example/' TargetMode='External'/>"),
                "word/styles.xml",
                        "<w:styles><w:style w:styleId='1'><w:name w:val='heading 1'/></w:style>"
                                + "<w:style w:styleId='2'><w:name w:val='Own'/><w:basedOn w:val='1'/></w:style>"
                                + "<w:style w:styleId='3'><w:name w:val='Source Code'/></w:style></w:styles>",
                "word/numbering.xml",
                        "<w:numbering><w:abstractNum w:abstractNumId='7'>"
                                + "<w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='decimal'/><w:lvlText w:val='%1.'/></w:lvl>"
                                + "<w:lvl w:ilvl='1'><w:start w:val='1'/><w:numFmt w:val='decimal'/><w:lvlText w:val='%1.%2'/></w:lvl>"
                                + "</w:abstractNum><w:num w:numId='5'><w:abstractNumId w:val='7'/></w:num></w:numbering>",
                "word/document.xml",
                        "<?xml version='1.0'?><w:document xmlns:w='w'><w:body>" + body + "</w:body></w:document>"));
    }

    public static String paragraph(String properties, String text) {
        return "<w:p><w:pPr>%s</w:pPr><w:r><w:t>%s</w:t></w:r></w:p>".formatted(properties, text);
    }

    /** One slide with these shapes, and what the speaker says to it. */
    public static byte[] pptx(String shapes, String notes) {
        return zip(files(
                "_rels/.rels",
                RELATIONS.formatted(MAIN.formatted("ppt/presentation.xml")),
                "ppt/presentation.xml",
                "<p:presentation><p:sldIdLst><p:sldId id='256' r:id='r2'/></p:sldIdLst></p:presentation>",
                "ppt/_rels/presentation.xml.rels",
                RELATIONS.formatted("<Relationship Id='r2' Type='t/slide' Target='slides/slide1.xml'/>"),
                "ppt/slides/slide1.xml",
                "<p:sld><p:cSld><p:spTree>" + shapes + "</p:spTree></p:cSld></p:sld>",
                "ppt/slides/_rels/slide1.xml.rels",
                RELATIONS.formatted("<Relationship Id='n' Type='t/notesSlide' Target='../notesSlides/n1.xml'/>"),
                "ppt/notesSlides/n1.xml",
                "<p:notes><p:spTree><p:sp><p:nvSpPr><p:nvPr><p:ph type='body'/></p:nvPr></p:nvSpPr><p:txBody><a:p><a:r><a:t>"
                        + notes + "</a:t></a:r></a:p></p:txBody></p:sp></p:spTree></p:notes>"));
    }

    /** One sheet; every row a list of cells parted by bars. */
    public static byte[] xlsx(String... rows) {
        StringBuilder sheet = new StringBuilder("<worksheet><sheetData>");
        for (String row : rows) {
            sheet.append("<row>");
            for (String cell : row.split("\\|", -1)) {
                sheet.append("<c t='inlineStr'><is><t>").append(cell).append("</t></is></c>");
            }
            sheet.append("</row>");
        }
        return zip(files(
                "_rels/.rels",
                RELATIONS.formatted(MAIN.formatted("xl/workbook.xml")),
                "xl/workbook.xml",
                "<workbook><sheets><sheet name='Prices' sheetId='1' r:id='r2'/></sheets></workbook>",
                "xl/_rels/workbook.xml.rels",
                RELATIONS.formatted("<Relationship Id='r2' Type='t/worksheet' Target='worksheets/sheet1.xml'/>"),
                "xl/worksheets/sheet1.xml",
                sheet + "</sheetData></worksheet>"));
    }

    public static Document document(Path folder, String name, byte[] content) {
        try {
            return new Document(name, Files.write(Files.createTempFile(folder, "made", null), content));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
