package org.opora.knowledge.ingestion;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.opora.identity.SchoolId;
import org.opora.knowledge.Article.Format;
import org.opora.knowledge.Article.Kind;
import org.opora.knowledge.Article.Visibility;
import org.opora.knowledge.Articles;
import org.opora.knowledge.Content;
import org.opora.knowledge.Language;
import org.opora.knowledge.Revisions;
import org.opora.knowledge.Revisions.Author;
import org.opora.knowledge.Revisions.AuthorKind;
import org.opora.knowledge.ingestion.FileQueries.Outcome;
import org.opora.knowledge.ingestion.reading.Parsed;
import org.opora.shared.Texts;

/** What a file that has been read does to the base, and the doing of it. */
@ApplicationScoped
class Taking {
    /** One article to be, where it comes to stand, and where the same text stood before. */
    private record Place(String externalId, Content content, Optional<String> before) {}

    private static final Author IMPORT = new Author(AuthorKind.IMPORT, null);
    private final Articles articles;
    private final Revisions revisions;

    Taking(Articles articles, Revisions revisions) {
        this.articles = articles;
        this.revisions = revisions;
    }

    /** @throws org.opora.shared.Problem when one of its articles could not be stored; then none of them is */
    Map<String, Content> contents(Settings settings, String fileId, @Nullable String url, List<Parsed> texts) {
        Map<String, Content> contents = new LinkedHashMap<>();
        for (Parsed text : texts) {
            for (Parsed part : Parts.of(text)) {
                contents.put(id(fileId, part), content(settings, url, part));
            }
        }
        return contents;
    }

    private static String id(String fileId, Parsed text) {
        String row = text.row();
        String id = row == null ? fileId : fileId + ":" + Names.cleaned(row);
        return id.length() > 200 ? id.substring(id.length() - 200).replaceFirst("^[^\\p{L}\\p{Nd}]+", "") : id;
    }

    private static Content content(Settings settings, @Nullable String url, Parsed text) {
        String title = text.title().codePointCount(0, text.title().length()) > Texts.TITLE
                ? text.title().substring(0, text.title().offsetByCodePoints(0, Texts.TITLE))
                : text.title();
        Kind kind = settings.kind();
        String lang = text.lang();
        return new Content(
                Texts.required("title", title, Texts.TITLE),
                Texts.required("body", found(text), Texts.BODY),
                text.format(),
                lang == null ? Language.of(title + text.body()) : lang,
                settings.course(),
                null,
                url,
                kind == null ? (text.faq() ? Kind.FAQ : Kind.HANDBOOK) : kind,
                text.questions(),
                null,
                Visibility.STUDENT);
    }

    /** A text of nothing but headings is found by them: with no text below, none of them would be a passage. */
    private static String found(Parsed text) {
        boolean bare = text.format() == Format.MARKDOWN
                && text.body()
                        .lines()
                        .allMatch(line -> line.isBlank() || line.startsWith("#") || line.startsWith("<!-- "));
        return bare ? text.body().replaceAll("(?m)^#{1,6} ", "") : text.body();
    }

    boolean isUnchanged(SchoolId school, Settings settings, Map<String, Content> contents) {
        return articles.unchanged(school, contents, settings.publish()).containsAll(contents.keySet());
    }

    Outcome look(SchoolId school, Settings settings, Map<String, Content> contents, Gone gone) {
        List<Place> places = places(school, settings, contents, gone);
        boolean known = places.stream()
                .anyMatch(place -> place.before().isPresent() || articles.isLive(school, place.externalId()));
        return new Outcome(null, known ? "changed" : "new", null, List.copyOf(contents.keySet()), moved(places));
    }

    Outcome take(SchoolId school, Settings settings, Map<String, Content> contents, Gone gone) {
        boolean changed = false;
        boolean known = false;
        List<Place> places = places(school, settings, contents, gone);
        for (Place place : places) {
            place.before().ifPresent(before -> articles.move(school, before, place.externalId()));
            Articles.Put put = articles.put(
                    school, place.externalId(), place.content(), settings.source(), settings.publish(), null);
            if (put.changed()) {
                revisions.sign(school, put.id(), put.revision(), IMPORT, null);
            }
            changed |= put.changed() || place.before().isPresent();
            known |= !put.created();
        }
        String effect = !changed ? "unchanged" : known ? "changed" : "new";
        return new Outcome(
                changed ? "imported" : "unchanged", effect, null, List.copyOf(contents.keySet()), moved(places));
    }

    private static List<String> moved(List<Place> places) {
        return places.stream().flatMap(place -> place.before().stream()).toList();
    }

    private List<Place> places(SchoolId school, Settings settings, Map<String, Content> contents, Gone gone) {
        List<Place> places = new ArrayList<>();
        contents.forEach(
                (id, content) -> places.add(new Place(id, content, before(school, settings, id, content, gone))));
        return places;
    }

    /** Another id of the same source that says the same and that this import does not have: the file has moved. */
    private Optional<String> before(SchoolId school, Settings settings, String id, Content content, Gone gone) {
        String source = settings.source();
        if (source == null || articles.exists(school, id)) {
            return Optional.empty();
        }
        return articles.saying(school, source, content).stream()
                .filter(gone::has)
                .findFirst();
    }
}
