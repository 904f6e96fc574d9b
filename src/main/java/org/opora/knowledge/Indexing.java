package org.opora.knowledge;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opora.knowledge.embedding.Embeddings;
import org.opora.knowledge.splitting.Places;
import org.opora.knowledge.splitting.Sentences;
import org.opora.knowledge.splitting.Sentences.Span;
import org.opora.shared.Id;

/**
 * Passages as vectors: one of the whole with its title and headings, one of each pair of neighbouring sentences, and one of
 * each question that it answers.
 */
@ApplicationScoped
class Indexing {
    /** A passage to be. */
    record Cut(PassageId id, String heading, String text) {}

    /** A pair of neighbouring sentences of a passage; one that begins before the text stands for all of it. */
    record Window(Span span, float[] vector) {}

    record Vectors(float[] passage, List<Window> windows) {}

    /** A passage up to this long is quoted whole, so its sentences need no vectors (QUALITY.md, quotes). */
    static final int QUOTED_WHOLE = 400;

    private final Embeddings embeddings;

    Indexing(Embeddings embeddings) {
        this.embeddings = embeddings;
    }

    /** @return the vector of a passage nobody keeps, so that an absent server is noticed before work is accepted */
    float[] check() {
        return embeddings.passages(List.of("-")).get(0);
    }

    static List<Cut> cut(Content content) {
        return content.pieces().stream()
                .map(piece -> new Cut(new PassageId(Id.next()), piece.heading(), piece.text()))
                .toList();
    }

    /** @throws org.opora.knowledge.embedding.EmbeddingUnavailable when the server stays away */
    List<Vectors> vectors(Content content, List<Cut> cuts) {
        List<String> texts = new ArrayList<>();
        List<List<Part>> parts = new ArrayList<>();
        for (Cut cut : cuts) {
            List<Part> own = parts(content, cut);
            parts.add(own);
            texts.add(embedded(content, cut));
            own.forEach(part -> texts.add(part.text()));
        }
        Iterator<float[]> made = embeddings.passages(texts).iterator();
        return parts.stream()
                .map(own -> new Vectors(
                        made.next(),
                        own.stream()
                                .map(part -> new Window(part.span(), made.next()))
                                .toList()))
                .toList();
    }

    /** A part of a passage that gets a vector of its own. */
    private record Part(Span span, String text) {}

    private static List<Part> parts(Content content, Cut cut) {
        if (content.kind() == Article.Kind.ASSIGNMENT) {
            return List.of();
        }
        List<Part> parts = new ArrayList<>();
        windows(cut.text()).forEach(window -> parts.add(new Part(window, headed(cut, window.of(cut.text())))));
        questions(content, cut).forEach(question -> parts.add(new Part(new Span(-1 - parts.size(), 0), question)));
        return parts;
    }

    /** The questions that a passage answers: those of an FAQ entry, and a heading that asks. */
    private static List<String> questions(Content content, Cut cut) {
        List<String> questions = new ArrayList<>(content.kind() == Article.Kind.FAQ ? content.questions() : List.of());
        String heading = Places.nearestHeading(cut.heading());
        if (heading.endsWith("?")) {
            questions.add(heading);
        }
        return questions;
    }

    /** A passage is read under its nearest heading (measured better than the whole path), an FAQ entry under its questions. */
    static String embedded(Content content, Cut cut) {
        String nearest = Places.nearestHeading(cut.heading());
        String head = nearest.isEmpty() ? content.title() : nearest;
        return Stream.concat(Stream.of(head), Stream.concat(content.questions().stream(), Stream.of(cut.text())))
                .collect(Collectors.joining("\n"));
    }

    /** A pair of sentences under a heading is read with it; without, it was measured to mislead. */
    private static String headed(Cut cut, String window) {
        String heading = Places.nearestHeading(cut.heading());
        return heading.isEmpty() ? window : heading + "\n" + window;
    }

    static List<Span> windows(String text) {
        List<Span> sentences = Sentences.of(text);
        if (text.length() <= QUOTED_WHOLE || sentences.size() < 3) {
            return List.of();
        }
        List<Span> pairs = new ArrayList<>();
        for (int i = 0; i + 1 < sentences.size(); i++) {
            pairs.add(sentences.get(i).to(sentences.get(i + 1)));
        }
        return pairs;
    }
}
