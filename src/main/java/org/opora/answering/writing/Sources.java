package org.opora.answering.writing;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.opora.answering.writing.Checks.Against;
import org.opora.answering.writing.facts.Figures;
import org.opora.knowledge.Hit;
import org.opora.knowledge.PassageId;

/** The texts in which a reply's facts may stand. */
final class Sources {
    private final Written written;
    private final Against against;
    private @Nullable String all;
    private @Nullable Set<String> figures;

    Sources(Written written, Against against) {
        this.written = written;
        this.against = against;
    }

    /** Cited passages with their titles, solutions that are open, and for a hint what student and task have said. */
    String all() {
        String known = all;
        if (known == null) {
            Stream<String> more = against.isHint() ? Stream.concat(opened(), said()) : opened();
            known = joined(Stream.concat(passages(), more));
            all = known;
        }
        return known;
    }

    Set<String> figures() {
        Set<String> known = figures;
        if (known == null) {
            known = Figures.keysOf(all());
            figures = known;
        }
        return known;
    }

    /** The same, and what the student has said whatever the reply is. */
    String withStudent() {
        return joined(Stream.of(passages(), opened(), said()).flatMap(texts -> texts));
    }

    /** Texts of the passages, without those of the assignment itself. */
    String lesson() {
        return joined(Stream.concat(against.evidence().hits().stream().map(Hit::text), opened()));
    }

    /** Texts of the passages that the reply cites, whole. */
    String cited() {
        return joined(passagesCited().map(Hit::text));
    }

    private Stream<Hit> passagesCited() {
        Set<PassageId> cited =
                written.citations().stream().map(Citation::passageId).collect(Collectors.toSet());
        return Stream.of(against.evidence().hits(), against.ofAssignment())
                .flatMap(List::stream)
                .filter(hit -> cited.contains(hit.passageId()));
    }

    /** What may be repeated in a hint: the student's own, the task's, a cited lesson's. */
    String shown() {
        return joined(Stream.concat(Stream.of(cited()), said()));
    }

    private Stream<String> passages() {
        return passagesCited().map(hit -> hit.title() + "\n" + hit.heading() + "\n" + hit.text());
    }

    private Stream<String> opened() {
        return against.solutions().opened().stream();
    }

    private Stream<String> said() {
        return Stream.concat(Stream.of(against.said().task()), against.said().byStudent().stream());
    }

    private static String joined(Stream<String> texts) {
        return texts.collect(Collectors.joining("\n"));
    }
}
