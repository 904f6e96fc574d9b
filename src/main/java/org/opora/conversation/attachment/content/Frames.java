package org.opora.conversation.attachment.content;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** What the frames of a picture say of themselves, before a decoder believes the file's head. */
final class Frames {
    private static final int VP8 = 0x20385056;
    private static final int VP8L = 0x4c385056;
    private static final int ANMF = 0x464d4e41;
    private static final int FOURTEEN_BITS = 0x3fff;

    private Frames() {}

    /** Pixels of the largest frame of a WebP; 0 when there is none that can be read. */
    static long largest(byte[] webp) {
        return largest(ByteBuffer.wrap(webp).order(ByteOrder.LITTLE_ENDIAN).position(12));
    }

    private static long largest(ByteBuffer in) {
        long most = 0;
        try {
            while (in.remaining() > 8) {
                int chunk = in.getInt();
                int length = in.getInt();
                int next = Math.min(in.limit(), Math.max(in.position(), in.position() + length + (length & 1)));
                most = Math.max(most, pixels(in, chunk, next));
                in.position(next);
            }
        } catch (BufferUnderflowException | IndexOutOfBoundsException e) {
            return most;
        }
        return most;
    }

    private static long pixels(ByteBuffer in, int chunk, int end) {
        int at = in.position();
        if (chunk == VP8) {
            return (long) (in.getShort(at + 6) & FOURTEEN_BITS) * (in.getShort(at + 8) & FOURTEEN_BITS);
        }
        if (chunk == VP8L) {
            int sides = in.getInt(at + 1);
            return (long) ((sides & FOURTEEN_BITS) + 1) * ((sides >> 14 & FOURTEEN_BITS) + 1);
        }
        return chunk == ANMF && end - at > 16
                ? largest(in.slice(at + 16, end - at - 16).order(ByteOrder.LITTLE_ENDIAN))
                : 0;
    }

    /** How often a JPEG runs over its pixels. */
    static int scans(byte[] jpeg) {
        int scans = 0;
        for (int i = 0; i + 1 < jpeg.length; i++) {
            if (jpeg[i] == (byte) 0xff && jpeg[i + 1] == (byte) 0xda) {
                scans++;
            }
        }
        return scans;
    }
}
