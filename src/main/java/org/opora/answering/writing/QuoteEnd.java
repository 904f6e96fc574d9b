package org.opora.answering.writing;

import java.util.List;
import java.util.regex.Pattern;
import org.opora.knowledge.splitting.Sentences.Span;

/** Where a quote ends so that it reads well: behind the block that it announces and behind the list that it has begun. */
final class QuoteEnd {
    private static final int LONGEST = 2 * Quotes.LONGEST;
    private static final Pattern ITEM = Pattern.compile("[ \\t]*(?:[-*+•]|\\d{1,3}[.)])[ \\t].*");

    private final List<Span> sentences;
    private final String text;

    QuoteEnd(List<Span> sentences, String text) {
        this.sentences = sentences;
        this.text = text;
    }

    Span of(Span quote) {
        int first = 0;
        while (sentences.get(first).from() < quote.from()) {
            first++;
        }
        int last = first;
        while (sentences.get(last).to() < quote.to()) {
            last++;
        }
        boolean cutOff = announces(last) && last + 1 == sentences.size();
        int end = announces(last) && !cutOff ? last + 1 : last;
        Span longer = run(first, begun(first, end) ? endOfList(end) : end);
        if (!cutOff && longer.length() <= LONGEST) {
            return longer;
        }
        if (end > last && run(first, end).length() <= LONGEST) {
            return run(first, end);
        }
        return announces(last) && last > first ? run(first, last - 1) : quote;
    }

    private Span run(int first, int last) {
        return sentences.get(first).to(sentences.get(last));
    }

    private boolean announces(int sentence) {
        return sentences.get(sentence).of(text).endsWith(":");
    }

    /** Whether the quote has what stands before the list in which it ends. */
    private boolean begun(int first, int end) {
        int start = end;
        while (start >= first && isItem(start)) {
            start--;
        }
        return start >= first;
    }

    private int endOfList(int sentence) {
        int end = sentence;
        while (isItem(end) && end + 1 < sentences.size() && isItem(end + 1)) {
            end++;
        }
        return end;
    }

    /** By its line, of which it may be a later sentence. */
    private boolean isItem(int sentence) {
        int start = text.lastIndexOf('\n', sentences.get(sentence).from() - 1) + 1;
        return ITEM.matcher(text).region(start, text.length()).lookingAt();
    }
}
