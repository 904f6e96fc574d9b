package org.opora.conversation.attachment.content;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.opora.conversation.attachment.content.Contents.Accepted;
import org.opora.shared.Problem;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ContentsTest {
    private static final String PAGE = "<!doctype html><script>alert(1)</script>";
    private final Contents contents = new Contents();

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void refused(String code, String name, byte[] file) {
        Problem problem = assertThrows(Problem.class, () -> contents.accept(name, file));
        assertEquals(code, problem.code(), name);
    }

    /** Where the red half must be afterwards: above, below, left, right. */
    @ParameterizedTest
    @CsvSource({
        "1, 40, 20, 20, 2", "2, 40, 20, 20, 2", "3, 40, 20, 20, 17", "4, 40, 20, 20, 17",
        "5, 20, 40, 2, 20", "6, 20, 40, 17, 20", "7, 20, 40, 17, 20", "8, 20, 40, 2, 20"
    })
    void a_photograph_stands_upright_and_tells_no_place(int orientation, int width, int height, int x, int y) {
        byte[] sent = Drawn.jpeg(orientation);
        assertTrue(Drawn.has(sent, "GPS"));

        Accepted kept = contents.accept("photo.jpg", sent);
        BufferedImage seen = Drawn.seen(kept.bytes());

        assertEquals(width, seen.getWidth());
        assertEquals(height, seen.getHeight());
        assertTrue((seen.getRGB(x, y) >> 16 & 0xff) > 200, "red where it should be");
        assertTrue((seen.getRGB(width - 1 - x, height - 1 - y) & 0xff) > 200, "blue at the other end");
        assertFalse(Drawn.has(kept.bytes(), "Exif"));
        assertFalse(Drawn.has(kept.bytes(), "GPS"));
    }

    @Test
    void webp_becomes_jpeg_or_where_something_shines_through_png() {
        Accepted plain = contents.accept("shot.webp", Drawn.WEBP);
        Accepted clear = contents.accept("shot.webp", Drawn.WEBP_CLEAR);
        Accepted turned = contents.accept("shot.webp", Drawn.WEBP_TURNED);

        assertEquals("shot.jpg image/jpeg", plain.name() + " " + plain.type());
        assertEquals(64, Drawn.seen(plain.bytes()).getWidth());
        assertEquals("shot.png image/png", clear.name() + " " + clear.type());
        assertTrue(Drawn.seen(clear.bytes()).getColorModel().hasAlpha());
        assertEquals(40, Drawn.seen(turned.bytes()).getWidth());
    }

    @Test
    void what_hides_behind_a_picture_is_gone_and_the_name_follows_the_picture() {
        Accepted kept = contents.accept("page.html", Drawn.joined(Drawn.picture("png"), bytes(PAGE)));

        assertEquals("page.png image/png", kept.name() + " " + kept.type());
        assertFalse(Drawn.has(kept.bytes(), "script"));
        assertEquals(40, Drawn.seen(kept.bytes()).getWidth());
    }

    @Test
    void a_picture_of_too_many_pixels_is_refused_before_one_is_read() {
        refused("too-many-pixels", "bomb.png", Drawn.bomb(60_000, 60_000));
        refused("too-many-pixels", "bomb.png", Drawn.bomb(2_000_000_000, 2_000_000_000));
        refused("too-many-pixels", "line.png", Drawn.bomb(20_001, 1));
        refused("too-many-pixels", "bomb.webp", Drawn.webpBomb());
    }

    @Test
    void a_large_picture_is_made_smaller() {
        BufferedImage large = new BufferedImage(6_000, 5_000, BufferedImage.TYPE_BYTE_GRAY);
        java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
        BufferedImage colours = new BufferedImage(6_000, 5_000, BufferedImage.TYPE_3BYTE_BGR);
        assertTrue(draw(large, out));
        assertEquals(
                6_000,
                Drawn.seen(contents.accept("a.png", out.toByteArray()).bytes()).getWidth());
        out.reset();
        assertTrue(draw(colours, out));

        assertEquals(
                3_000,
                Drawn.seen(contents.accept("a.png", out.toByteArray()).bytes()).getWidth());
    }

    private static boolean draw(BufferedImage image, java.io.ByteArrayOutputStream out) {
        try {
            return javax.imageio.ImageIO.write(image, "png", out);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void a_damaged_picture_is_refused_in_plain_words() {
        byte[] png = Drawn.picture("png");
        refused("unreadable-picture", "half.png", Arrays.copyOf(png, 30));
        refused("unreadable-picture", "half.jpg", Arrays.copyOf(Drawn.picture("jpeg"), 40));
        refused("unreadable-picture", "half.webp", Arrays.copyOf(Drawn.WEBP, 20));
    }

    @ParameterizedTest
    @ValueSource(strings = {"page.png", "page.jpg", "page.pdf", "page.svg", "page.webp", "page.gif"})
    void a_page_under_the_name_of_a_picture_is_none(String name) {
        refused("unsupported-format", name, bytes(PAGE));
        refused("unsupported-format", name, bytes("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"));
    }

    @Test
    void texts_and_code_are_kept_as_they_are_and_are_plain() {
        for (String name : new String[] {"index.html", "app.js", "main.rs", "notes.txt"}) {
            Accepted kept = contents.accept(name, bytes(PAGE));
            assertEquals(name + " text/plain", kept.name() + " " + kept.type());
            assertArrayEquals(bytes(PAGE), kept.bytes());
        }
        assertEquals(
                "image.svg.txt",
                contents.accept("image.svg.txt", bytes("<svg/>")).name());
        assertEquals(
                "application/pdf",
                contents.accept("a.pdf", bytes("%PDF-1.7 ...")).type());
    }

    @Test
    void what_is_no_text_is_refused_whatever_it_is_called() {
        refused("unsupported-format", "a.txt", bytes("a\0b"));
        refused("unsupported-format", "a.txt", bytes("a\u0001b"));
        refused("unsupported-format", "a.txt", "привет".getBytes(Charset.forName("windows-1251")));
        refused("unsupported-format", "a.txt", new byte[] {(byte) 0xff, (byte) 0xfe, 'a', 0});
        refused("unsupported-format", "a.gif", bytes("GIF89a\u0001\0"));
        refused("unsupported-format", "a.zip", bytes("PK\u0003\u0004"));
        refused("unsupported-format", "a.exe", bytes("MZ\u0090\0"));
        refused("empty", "a.txt", new byte[0]);
    }
}
