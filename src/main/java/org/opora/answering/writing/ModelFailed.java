package org.opora.answering.writing;

import org.jspecify.annotations.Nullable;

/** The model gave no usable reply: late, cut, empty, refused or garbage. */
public final class ModelFailed extends RuntimeException {
    ModelFailed(String why, @Nullable Throwable cause) {
        super(why, cause);
    }
}
