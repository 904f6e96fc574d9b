package org.opora.knowledge.ingestion.parsing;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * What goes between the application and the parsing process: a kind, a length, so many bytes. A question is a name and a
 * content; the answer is any number of texts or files and an end, or a rejection.
 */
final class Frames {
    static final char NAME = 'N';
    static final char TEXT = 'T';
    static final char FILE = 'F';
    static final char CONTENT = 'C';
    static final char REJECTED = 'R';
    static final char END = 'E';
    static final JsonMapper JSON = new JsonMapper();
    private static final int LONGEST = 100_000_000;

    private Frames() {}

    record Frame(char kind, byte[] content) {
        <T> T as(Class<T> type) throws IOException {
            return JSON.readValue(content, type);
        }
    }

    static void write(DataOutputStream out, char kind, byte[] content) throws IOException {
        out.writeByte(kind);
        out.writeInt(content.length);
        out.write(content);
    }

    static void writeJson(DataOutputStream out, char kind, Object content) throws IOException {
        write(out, kind, JSON.writeValueAsBytes(content));
    }

    static Frame read(DataInputStream in) throws IOException {
        char kind = (char) in.readByte();
        byte[] content = in.readNBytes(length(in));
        return new Frame(kind, content);
    }

    /** A content that need not be in memory whole. */
    static void copy(InputStream content, long size, DataOutputStream out) throws IOException {
        out.writeByte(CONTENT);
        out.writeInt(Math.toIntExact(size));
        long copied = content.transferTo(new Kept(out));
        if (copied != size) {
            throw new IOException("a content of another length than was said");
        }
    }

    static int length(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > LONGEST) {
            throw new IOException("a frame of " + length + " bytes");
        }
        return length;
    }

    /** Stays open for the next frame. */
    private static final class Kept extends OutputStream {
        private final OutputStream out;

        Kept(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int b) throws IOException {
            out.write(b);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }
    }
}
