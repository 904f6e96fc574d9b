package org.opora.conversation.attachment.content;

import jakarta.enterprise.context.ApplicationScoped;
import org.opora.shared.Problem;

/** Decides what of a sent file is kept: pictures drawn anew, PDF and text as they are, nothing else. */
@ApplicationScoped
public class Contents {
    /**
     * A file as it is kept.
     *
     * @param name at most 200 code points, with the extension of its kind
     */
    public record Accepted(String name, String type, byte[] bytes) {}

    private final Pictures pictures = new Pictures();

    /**
     * Looks into a file, whatever its name says.
     *
     * @throws Problem 415 {@code unsupported-format} for what is no picture, PDF or text, or not what its name says; 415
     *     {@code unreadable-picture}; 413 {@code too-many-pixels}; 422 for an empty file
     */
    public Accepted accept(String sentName, byte[] file) {
        if (file.length == 0) {
            throw Problem.invalid("empty", "file", "is empty");
        }
        FileName name = FileName.of(sentName);
        Kind kind = Kind.of(file).orElseThrow(Contents::unsupported);
        if (kind == Kind.TEXT && name.claimsNoText()) {
            throw unsupported();
        }
        if (!kind.isPicture()) {
            return new Accepted(name.as(kind), kind.type, file);
        }
        Pictures.Picture drawn = pictures.redrawn(kind, file);
        return new Accepted(name.as(drawn.kind()), drawn.kind().type, drawn.bytes());
    }

    private static Problem unsupported() {
        return Problem.of(
                415,
                "unsupported-format",
                "Pictures (PNG, JPEG, WebP), PDF and texts in UTF-8 can be attached; this file is none of them.");
    }
}
