package org.opora.knowledge;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.opora.identity.Roles;
import org.opora.knowledge.Article.Format;
import org.opora.knowledge.splitting.Piece;
import org.opora.knowledge.splitting.Splitter;
import org.opora.shared.Problem;
import org.opora.shared.Texts;

/** How a text would be cut into passages, before anybody keeps it. */
@Path("/api/v1/knowledge/passages")
class CuttingResource {
    record Text(
            @Nullable String title,
            @Nullable String body,
            @Nullable Format format) {}

    /**
     * @param length in characters
     * @param tooLong one block that was not cut, longer than is read well: its end counts little in search
     */
    record Cut(int position, String heading, String text, int length, boolean tooLong) {
        static Cut of(int position, String heading, String text) {
            int length = text.codePointCount(0, text.length());
            return new Cut(position, heading, text, length, length > Splitter.LONGEST);
        }
    }

    record Cuts(List<Cut> items) {}

    @POST
    @RolesAllowed({Roles.SCHOOL, Roles.ADMINISTRATOR, Roles.METHODOLOGIST, Roles.LEAD, Roles.CURATOR})
    public Cuts cut(Text sent) {
        Format format = sent.format();
        if (format == null) {
            throw Problem.invalid("format", "is missing");
        }
        String title = sent.title() == null ? "" : Texts.required("title", sent.title(), Texts.TITLE);
        String body = Texts.required("body", sent.body(), Texts.BODY);
        List<Piece> pieces = new Content(
                        title,
                        body,
                        format,
                        Language.of(title + body),
                        null,
                        null,
                        null,
                        Article.Kind.HANDBOOK,
                        List.of(),
                        null,
                        Article.Visibility.STUDENT)
                .pieces();
        return new Cuts(IntStream.range(0, pieces.size())
                .mapToObj(i -> Cut.of(i, pieces.get(i).heading(), pieces.get(i).text()))
                .toList());
    }
}
