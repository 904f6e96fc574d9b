package org.opora.conversation.attachment.content;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** Pictures that tests send: red above, blue below, or made to harm. */
public final class Drawn {
    /** 64 x 40, green, lossy; {@link #WEBP_TURNED} says that the camera was held on its side. */
    public static final byte[] WEBP = Base64.getDecoder()
            .decode(
                    "UklGRkwAAABXRUJQVlA4IEAAAADQAwCdASpAACgAPm02mEkkIyKhIqgAgA2JZwB2APwAACo0xjh8GYAAm///nYPZd+9kv//1lfzK/mV/u7A"
                            + "AAAAA");

    public static final byte[] WEBP_TURNED = Base64.getDecoder()
            .decode(
                    "UklGRoAAAABXRUJQVlA4WAoAAAAIAAAAPwAAJwAAVlA4IEAAAADQAwCdASpAACgAPm02mEkkIyKhIqgAgA2JZwB2APwAACo0xjh8GYA"
                            + "Am///nYPZd+9kv//1lfzK/mV/u7AAAAAARVhJRhoAAABNTQAqAAAACAABARIAAwAAAAEABgAAAAAAAA==");

    /** 64 x 40, lossless, half transparent. */
    public static final byte[] WEBP_CLEAR =
            Base64.getDecoder().decode("UklGRiQAAABXRUJQVlA4TBcAAAAvP8AJEAdQjyLXo4ABICH8Xy9G9D/1AQA=");

    private Drawn() {}

    /** 40 wide, 20 high, upper half red, lower half blue. */
    public static byte[] picture(String format) {
        BufferedImage image = new BufferedImage(40, 20, BufferedImage.TYPE_3BYTE_BGR);
        for (int y = 0; y < 20; y++) {
            for (int x = 0; x < 40; x++) {
                image.setRGB(x, y, y < 10 ? 0xff0000 : 0x0000ff);
            }
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** The same as a JPEG with an Exif that says how the camera was held, and where. */
    public static byte[] jpeg(int orientation) {
        byte[] jpeg = picture("jpeg");
        byte[] place = "GPS 55.75 37.61".getBytes(StandardCharsets.US_ASCII);
        ByteBuffer exif = ByteBuffer.allocate(4 + 6 + 26 + place.length);
        exif.putShort((short) 0xffe1).putShort((short) (exif.capacity() - 2));
        exif.put("Exif\0\0".getBytes(StandardCharsets.US_ASCII));
        exif.put("MM\0*".getBytes(StandardCharsets.US_ASCII)).putInt(8).putShort((short) 1);
        exif.putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) orientation)
                .putShort((short) 0);
        exif.putInt(0).put(place);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(jpeg, 0, 2);
        out.writeBytes(exif.array());
        out.write(jpeg, 2, jpeg.length - 2);
        return out.toByteArray();
    }

    /** A PNG of a few bytes that says it is this large. */
    public static byte[] bomb(int width, int height) {
        byte[] png = picture("png");
        ByteBuffer.wrap(png).putInt(16, width).putInt(20, height);
        CRC32 crc = new CRC32();
        crc.update(png, 12, 17);
        ByteBuffer.wrap(png).putInt(29, (int) crc.getValue());
        return png;
    }

    /** A WebP whose head says 64 x 40 and whose frame says 16,383 x 16,383. */
    static byte[] webpBomb() {
        byte[] webp = WEBP_TURNED.clone();
        ByteBuffer.wrap(webp).putShort(44, (short) 0xff3f).putShort(46, (short) 0xff3f);
        return webp;
    }

    public static BufferedImage seen(byte[] file) {
        try {
            return ImageIO.read(new ByteArrayInputStream(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static boolean has(byte[] file, String text) {
        return new String(file, StandardCharsets.ISO_8859_1).contains(text);
    }

    public static byte[] joined(byte[] one, byte[] other) {
        byte[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }
}
