package org.opora.answering.writing;

import org.jspecify.annotations.Nullable;

/** What one check found. */
public record Check(String name, boolean passed, @Nullable String detail) {
    public static Check of(String name, boolean passed, String failure) {
        return new Check(name, passed, passed ? null : failure);
    }
}
