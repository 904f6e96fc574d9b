package org.opora.answering;

/** Whoever follows a question on its way. */
public interface Progress {
    /** Nobody looks on: a dry run. */
    Progress UNSEEN = new Progress() {};

    /** Reading, searching, writing, checking, as they begin. */
    default void stage(String stage) {}

    /** More of a text that may be shown before its checks end. */
    default void delta(String more) {}

    /** What was shown as deltas does not stand. */
    default void discard() {}

    /** Whether an automatic answer is still waited for. */
    default boolean isWanted() {
        return true;
    }
}
