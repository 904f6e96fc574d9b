package org.opora.desk.packet;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.opora.conversation.Reason;
import org.opora.desk.Handoff;
import org.opora.desk.packet.Packet.Reply;
import org.opora.desk.packet.Packet.Reply.Kind;
import org.opora.identity.SchoolId;
import org.opora.shared.Json;

/**
 * First replies to start from: the waiting answer, and passages where the base is likely to hold one; none for somebody in
 * danger or distress, whom only a person's own words help.
 */
@ApplicationScoped
class FirstReplies {
    private static final int MOST = 3;

    private final Resolved resolved;

    FirstReplies(Resolved resolved) {
        this.resolved = resolved;
    }

    /** What curators replied to the nearest questions of others; asks the embedding server, so not inside a transaction. */
    List<Reply> resolved(SchoolId school, Handoff h) {
        if (isInDistress(h)) {
            return List.of();
        }
        return resolved.nearest(school, h.id(), h.courseId(), h.preview()).stream()
                .map(near -> new Reply(Kind.RESOLVED, near.question(), near.reply(), null, near.handoffId()))
                .toList();
    }

    List<Reply> of(Handoff h, JsonNode packet, List<Reply> earlier) {
        JsonNode from = packet.path("decidedBy").path("draftFrom");
        Set<String> drafted = cited(h);
        boolean likely = !isInDistress(h) && packet.path("confidence").asDouble() >= from.asDouble(1);
        Stream<Reply> articles = likely
                ? StreamSupport.stream(packet.path("evidence").spliterator(), false)
                        .filter(passage ->
                                !drafted.contains(passage.path("passageId").asText()))
                        .map(FirstReplies::article)
                : Stream.empty();
        Set<String> said = new HashSet<>();
        return Stream.of(draft(h), earlier.stream(), articles)
                .flatMap(replies -> replies)
                .filter(reply -> said.add(reply.text()))
                .limit(MOST)
                .toList();
    }

    private static boolean isInDistress(Handoff h) {
        return h.reason() == Reason.RISK || h.reason() == Reason.EMOTIONAL;
    }

    /** What the waiting answer says already. */
    private static Set<String> cited(Handoff h) {
        JsonNode draft = h.draft();
        return draft == null
                ? Set.of()
                : StreamSupport.stream(draft.path("citations").spliterator(), false)
                        .map(citation -> citation.path("passageId").asText())
                        .collect(Collectors.toSet());
    }

    private static Stream<Reply> draft(Handoff h) {
        return Stream.ofNullable(h.draft())
                .map(draft ->
                        new Reply(Kind.DRAFT, null, draft.path("text").asText(), draft.path("citations"), h.id()));
    }

    private static Reply article(JsonNode passage) {
        String text = passage.path("text").asText();
        JsonNode citation = Json.tree(Map.of(
                "n",
                1,
                "passageId",
                passage.path("passageId").asText(),
                "externalId",
                passage.path("externalId").asText(),
                "title",
                passage.path("title").asText(),
                "heading",
                passage.path("heading").asText(),
                "quote",
                text));
        return new Reply(Kind.ARTICLE, passage.path("title").asText(), text, Json.tree(List.of(citation)), null);
    }
}
