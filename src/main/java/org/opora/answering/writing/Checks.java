package org.opora.answering.writing;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opora.answering.evidence.Evidence;
import org.opora.conversation.Message.Mode;
import org.opora.knowledge.Hit;
import org.opora.knowledge.Language;
import org.opora.knowledge.PassageId;

/** What must hold before a student sees an answer. */
@ApplicationScoped
public class Checks {
    /**
     * What an answer is held against.
     *
     * @param locked solutions that must not show
     * @param opened solutions that may
     * @param said what student and task have said already: no evidence for an answer, but a hint may speak of it
     */
    public record Against(
            boolean hint,
            String lang,
            Evidence evidence,
            List<Hit> ofAssignment,
            List<String> locked,
            List<String> opened,
            List<String> said) {
        List<String> known() {
            return Stream.concat(opened.stream(), said.stream()).toList();
        }
    }

    private static final Pattern MARK = Pattern.compile("(?<!\\\\)\\[(\\d+)\\](?!\\()");
    private static final Pattern NUMBER = Pattern.compile("\\d+(?:[.,:]\\d+)*");
    private static final Pattern LINK = Pattern.compile("https?://[^\\s)>\\]]+|[\\w.+-]+@[\\w-]+\\.[\\w.]+");
    private final List<Pattern> promises;

    Checks() {
        try (InputStream file = Checks.class.getResourceAsStream("/checks.yml")) {
            List<Pattern> patterns = new ArrayList<>();
            new YAMLMapper()
                    .readTree(file)
                    .path("promise")
                    .forEach(regex -> patterns.add(Pattern.compile(
                            regex.asText(),
                            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS)));
            promises = List.copyOf(patterns);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public List<Check> all(Written written, Against against) {
        return List.of(
                citations(written, against),
                marks(written),
                numbers(written, against),
                links(written, against),
                promise(written),
                language(written, against),
                leak(written, against));
    }

    private static Check citations(Written written, Against against) {
        Map<PassageId, Hit> known = Stream.concat(against.evidence().hits().stream(), against.ofAssignment().stream())
                .collect(Collectors.toMap(Hit::passageId, Function.identity(), (a, b) -> a));
        boolean verbatim = !written.citations().isEmpty()
                && written.citations().stream().allMatch(citation -> {
                    Hit hit = known.get(citation.passageId());
                    return hit != null
                            && !citation.quote().isBlank()
                            && hit.text().contains(citation.quote());
                });
        return Check.of("citations", verbatim, "a citation is missing, unknown or not verbatim");
    }

    private static Check marks(Written written) {
        Set<Integer> numbers = written.citations().stream().map(Citation::n).collect(Collectors.toSet());
        Set<Integer> marked = MARK.matcher(own(written))
                .results()
                .map(r -> Integer.parseInt(r.group(1)))
                .collect(Collectors.toSet());
        return Check.of(
                "marks", !marked.isEmpty() && numbers.containsAll(marked), "a mark points nowhere, or there is none");
    }

    private static Check numbers(Written written, Against against) {
        Set<String> known = found(NUMBER, sources(written, against));
        Set<String> unknown = found(NUMBER, MARK.matcher(own(written)).replaceAll(" "));
        unknown.removeAll(known);
        return Check.of("numbers", unknown.isEmpty(), "numbers that are not in the evidence: " + unknown.size());
    }

    private static Check links(Written written, Against against) {
        Set<String> unknown = found(LINK, own(written));
        unknown.removeAll(found(LINK, sources(written, against)));
        return Check.of("links", unknown.isEmpty(), "links that are not in the evidence: " + unknown.size());
    }

    private Check promise(Written written) {
        boolean promised = written.mode() == Mode.MODEL
                && promises.stream().anyMatch(p -> p.matcher(written.text()).find());
        return Check.of("promise", !promised, "promises what a person would have to do");
    }

    private static Check language(Written written, Against against) {
        boolean ours =
                written.mode() != Mode.MODEL || Language.of(written.text()).equals(against.lang());
        return Check.of("language", ours, "is not in the question's language");
    }

    private static Check leak(Written written, Against against) {
        double worst = against.locked().stream()
                .mapToDouble(solution -> Leak.share(solution, own(written), against.known()))
                .max()
                .orElse(0);
        return Check.of("leak", worst < Leak.TOO_MUCH, "shows part of a locked solution");
    }

    /** The words that are not a cited quote of the school's own material. */
    private static String own(Written written) {
        String text = written.text();
        if (written.mode() == Mode.QUOTE) {
            for (Citation citation : written.citations()) {
                String marked = QuoteWriter.marked(citation);
                text = text.replace(marked, marked.substring(marked.lastIndexOf('[')));
            }
        }
        return text;
    }

    private static String sources(Written written, Against against) {
        return against.evidence().hits().stream()
                        .map(hit -> hit.title() + "\n" + hit.heading() + "\n" + hit.text())
                        .collect(Collectors.joining("\n"))
                + against.ofAssignment().stream()
                        .map(hit -> hit.title() + "\n" + hit.text())
                        .collect(Collectors.joining("\n"))
                + written.citations().stream().map(Citation::quote).collect(Collectors.joining("\n"))
                + String.join("\n", against.hint() ? against.known() : against.opened());
    }

    private static Set<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(MatchResult::group).collect(Collectors.toCollection(HashSet::new));
    }
}
