package org.opora.knowledge.ingestion.parsing;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.opora.knowledge.ingestion.reading.Container;
import org.opora.knowledge.ingestion.reading.Document;
import org.opora.knowledge.ingestion.reading.Parsed;
import org.opora.knowledge.ingestion.reading.Rejected;

/**
 * The parsing process: takes file after file on its standard input and says on its standard output what they hold. It has
 * no network, no secrets and a bounded heap; the application kills it when a file takes too long.
 */
final class Worker {
    private static final int MOST_NESTED = 1;
    private final DataInputStream in;
    private final DataOutputStream out;

    /** @param nested archives that the file lay in */
    record Question(String name, int nested) {}

    private Worker(DataInputStream in, DataOutputStream out) {
        this.in = in;
        this.out = out;
    }

    public static void main(String[] none) throws IOException {
        NoNetwork.hold();
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(System.out, 1 << 16));
        // What a library prints must not get between the frames.
        System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, java.nio.charset.StandardCharsets.UTF_8));
        new Worker(new DataInputStream(new BufferedInputStream(System.in, 1 << 16)), out).run();
    }

    private void run() throws IOException {
        while (true) {
            Question question;
            try {
                question = Frames.read(in).as(Question.class);
            } catch (EOFException applicationGone) {
                return;
            }
            Path content = Files.createTempFile("file", null);
            try {
                receive(content);
                answer(question, new Document(question.name(), content));
            } finally {
                Files.delete(content);
            }
            out.flush();
        }
    }

    private void receive(Path content) throws IOException {
        byte kind = in.readByte();
        int left = Frames.length(in);
        byte[] slice = new byte[1 << 16];
        try (OutputStream file = Files.newOutputStream(content)) {
            while (kind == Frames.CONTENT && left > 0) {
                int read = in.readNBytes(slice, 0, Math.min(slice.length, left));
                if (read == 0) {
                    throw new EOFException();
                }
                file.write(slice, 0, read);
                left -= read;
            }
        }
    }

    private void answer(Question question, Document file) throws IOException {
        try {
            if (file.extension().equals("zip")) {
                unpack(question, file);
            } else {
                for (Parsed text : Formats.read(file)) {
                    Frames.writeJson(out, Frames.TEXT, text);
                }
            }
            Frames.writeJson(out, Frames.END, Map.of());
        } catch (Rejected e) {
            Frames.writeJson(out, Frames.REJECTED, e.word());
        }
    }

    private void unpack(Question question, Document file) throws IOException, Rejected {
        if (question.nested() > MOST_NESTED) {
            throw new Rejected("import.zip-nested");
        }
        try (Container zip = Container.open(file.content())) {
            boolean any = false;
            for (String name : zip.names()) {
                if (!isHidden(name)) {
                    byte[] content = zip.read(name).orElse(new byte[0]);
                    Frames.writeJson(out, Frames.FILE, name);
                    Frames.write(out, Frames.CONTENT, content);
                    any = true;
                }
            }
            if (!any) {
                throw new Rejected(Rejected.EMPTY);
            }
        }
    }

    private static boolean isHidden(String name) {
        return name.startsWith("__MACOSX/") || name.contains("/.") || name.startsWith(".");
    }
}
