package org.opora.conversation.attachment.content;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** How a camera was held, by the Exif of a file: 1 upright to 8, as in its tag 0x0112. */
final class Orientation {
    static final int UPRIGHT = 1;
    private static final int TAG = 0x0112;
    private static final int MOST = 8;

    private Orientation() {}

    /** {@link #UPRIGHT} where the file says nothing, or nothing that can be read. */
    static int of(Kind kind, byte[] file) {
        try {
            ByteBuffer in = ByteBuffer.wrap(file);
            return switch (kind) {
                case JPEG -> ofJpeg(in);
                case WEBP -> ofChunks(in.order(ByteOrder.LITTLE_ENDIAN).position(12), "EXIF", false);
                case PNG -> ofChunks(in.position(8), "eXIf", true);
                default -> UPRIGHT;
            };
        } catch (BufferUnderflowException | IllegalArgumentException | IndexOutOfBoundsException e) {
            return UPRIGHT;
        }
    }

    private static int ofJpeg(ByteBuffer in) {
        in.position(2);
        while (in.remaining() > 4) {
            int marker = in.getShort() & 0xffff;
            if (marker >> 8 != 0xff || marker == 0xffda) {
                return UPRIGHT;
            }
            int length = (in.getShort() & 0xffff) - 2;
            int next = in.position() + length;
            if (marker == 0xffe1 && length > 6 && in.getInt(in.position()) == 0x45786966) {
                return ofTiff(in.slice(in.position() + 6, length - 6));
            }
            in.position(next);
        }
        return UPRIGHT;
    }

    /** Chunks of a RIFF (name, length) or of a PNG (length, name, a checksum behind). */
    private static int ofChunks(ByteBuffer in, String sought, boolean png) {
        byte[] name = new byte[4];
        while (in.remaining() > 8) {
            int length = png ? in.getInt() : 0;
            in.get(name);
            length = png ? length : in.getInt();
            if (new String(name, StandardCharsets.ISO_8859_1).equals(sought)) {
                ByteBuffer exif = in.slice(in.position(), length);
                boolean prefixed =
                        length > 6 && exif.order(ByteOrder.BIG_ENDIAN).getInt(0) == 0x45786966;
                return ofTiff(prefixed ? exif.slice(6, length - 6) : exif);
            }
            in.position(Math.addExact(in.position(), png ? Math.addExact(length, 4) : length + (length & 1)));
        }
        return UPRIGHT;
    }

    private static int ofTiff(ByteBuffer in) {
        in.order(in.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = in.getInt(4);
        int entries = in.getShort(directory) & 0xffff;
        for (int i = 0; i < entries; i++) {
            int at = directory + 2 + 12 * i;
            if ((in.getShort(at) & 0xffff) == TAG) {
                int value = in.getShort(at + 8) & 0xffff;
                return value >= UPRIGHT && value <= MOST ? value : UPRIGHT;
            }
        }
        return UPRIGHT;
    }
}
