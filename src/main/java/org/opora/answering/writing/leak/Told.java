package org.opora.answering.writing.leak;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.opora.answering.writing.facts.Numbers;
import org.opora.answering.writing.facts.Sums;

/**
 * What is known before a reply, each part read when it is first needed.
 */
public final class Told {
    final String task;
    final String said;
    final String lesson;
    final String before;
    private @Nullable Tokens tokens;
    private @Nullable Grams grams;
    private @Nullable Set<String> values;
    private @Nullable Set<String> inTask;
    private @Nullable Set<String> inLesson;
    private @Nullable String words;

    /**
     * @param task the assignment's text
     * @param said what the student has said
     * @param lesson passages of the base that the reply may rest on
     * @param before what the assistant has said in the conversation so far
     */
    public Told(String task, String said, String lesson, String before) {
        this.task = Letters.plain(task);
        this.said = Letters.plain(said);
        this.lesson = lesson;
        this.before = before;
    }

    /** Code that student, task or lesson have shown. */
    Grams grams() {
        Grams known = grams;
        if (known == null) {
            known = Grams.of(tokens());
            grams = known;
        }
        return known;
    }

    Tokens tokens() {
        Tokens known = tokens;
        if (known == null) {
            known = Tokens.of(task + "\n" + said + "\n" + lesson);
            tokens = known;
        }
        return known;
    }

    /** Numbers that student or task have said, or have left to sum up. */
    Set<String> values() {
        Set<String> known = values;
        if (known == null) {
            known = new HashSet<>(Numbers.of(task + "\n" + said));
            known.addAll(Sums.of(said));
            values = known;
        }
        return known;
    }

    Set<String> valuesOfTask() {
        Set<String> known = inTask;
        if (known == null) {
            known = Numbers.of(task);
            inTask = known;
        }
        return known;
    }

    Set<String> valuesOfLesson() {
        Set<String> known = inLesson;
        if (known == null) {
            known = Numbers.of(lesson);
            inLesson = known;
        }
        return known;
    }

    /** Words of all that is known, one blank between them. */
    String words() {
        String known = words;
        if (known == null) {
            known = " " + String.join(" ", Solution.words(task + "\n" + said + "\n" + lesson)) + " ";
            words = known;
        }
        return known;
    }
}
