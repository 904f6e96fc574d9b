package org.opora.conversation.attachment.content;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What may be attached, told by the first bytes; neither the name nor the sender's own word counts. */
enum Kind {
    PNG("image/png", "png"),
    JPEG("image/jpeg", "jpg"),
    WEBP("image/webp", "webp"),
    PDF("application/pdf", "pdf"),
    TEXT("text/plain", "txt");

    final String type;
    /** Put where a name has another. */
    final String extension;

    Kind(String type, String extension) {
        this.type = type;
        this.extension = extension;
    }

    /** @param lower an extension in lower case */
    boolean isNamed(String lower) {
        return lower.equals(extension) || (this == JPEG && lower.equals("jpeg"));
    }

    static Optional<Kind> of(byte[] file) {
        if (begins(file, 0, "\u0089PNG\r\n\u001a\n")) {
            return Optional.of(PNG);
        }
        if (begins(file, 0, "\u00ff\u00d8\u00ff")) {
            return Optional.of(JPEG);
        }
        if (begins(file, 0, "RIFF") && begins(file, 8, "WEBP")) {
            return Optional.of(WEBP);
        }
        if (begins(file, 0, "%PDF-")) {
            return Optional.of(PDF);
        }
        return isText(file) ? Optional.of(TEXT) : Optional.empty();
    }

    boolean isPicture() {
        return this == PNG || this == JPEG || this == WEBP;
    }

    private static boolean begins(byte[] file, int at, String bytes) {
        byte[] sought = bytes.getBytes(StandardCharsets.ISO_8859_1);
        for (int i = 0; i < sought.length; i++) {
            if (at + i >= file.length || file[at + i] != sought[i]) {
                return false;
            }
        }
        return true;
    }

    /** UTF-8 without a NUL or other control characters than those of text and of coloured terminal output. */
    private static boolean isText(byte[] file) {
        for (byte one : file) {
            if (one >= 0 && one < ' ' && "\t\n\r\f\b\u001b".indexOf(one) < 0) {
                return false;
            }
        }
        try {
            return StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(file))
                            .capacity()
                    >= 0;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
