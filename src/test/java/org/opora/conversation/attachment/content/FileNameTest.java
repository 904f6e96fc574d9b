package org.opora.conversation.attachment.content;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class FileNameTest {
    @ParameterizedTest
    @CsvSource({
        "решение.py, TEXT, решение.py",
        "../../etc/passwd, TEXT, passwd.txt",
        "C:\\Users\\maria\\main.rs, TEXT, main.rs",
        "run.bat, TEXT, run.bat.txt",
        "Makefile, TEXT, Makefile",
        "photo.PNG, PNG, photo.PNG",
        "photo.jpeg, JPEG, photo.jpeg",
        "photo.webp, JPEG, photo.jpg",
        "photo.webp, PNG, photo.png",
        "notes.txt, PDF, notes.pdf",
        "thesis.v2, PDF, thesis.v2.pdf",
        "..., PNG, file.png",
        "'', TEXT, file.txt",
        "dir/, TEXT, file.txt",
        ".png, PNG, file.png"
    })
    void a_name_is_the_last_part_of_its_path_with_the_extension_of_its_kind(String sent, Kind kind, String kept) {
        assertEquals(kept, FileName.of(sent).as(kind));
    }

    @Test
    void what_cannot_be_seen_is_not_in_a_name() {
        assertEquals(
                "phototxt.jpg",
                FileName.of("photo\u202etxt\u0000\r\n\u2066.jpg").as(Kind.JPEG));
        assertEquals("a.txt", FileName.of("a\ufeff\u200b.txt\u202c").as(Kind.TEXT));
    }

    @Test
    void a_giant_name_keeps_its_end() {
        String kept = FileName.of("\ud83d\ude42".repeat(5_000) + ".png").as(Kind.PNG);

        assertEquals(200, kept.codePointCount(0, kept.length()));
        assertTrue(kept.endsWith(".png"));
    }
}
