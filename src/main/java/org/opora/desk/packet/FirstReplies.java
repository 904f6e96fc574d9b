package org.opora.desk.packet;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.opora.desk.Handoff;
import org.opora.desk.packet.Packet.Reply;
import org.opora.desk.packet.Packet.Reply.Kind;
import org.opora.identity.SchoolId;
import org.opora.shared.Json;

/** First replies to start from: the waiting answer, and passages where the base is likely to hold one. */
@ApplicationScoped
class FirstReplies {
    private static final int MOST = 3;

    private final Resolved resolved;

    FirstReplies(Resolved resolved) {
        this.resolved = resolved;
    }

    /** What curators replied to the nearest questions of others; asks the embedding server, so not inside a transaction. */
    List<Reply> resolved(SchoolId school, Handoff h) {
        return resolved.nearest(school, h.id(), h.courseId(), h.preview()).stream()
                .map(near -> new Reply(Kind.RESOLVED, near.question(), near.reply(), null, near.handoffId()))
                .toList();
    }

    List<Reply> of(Handoff h, JsonNode packet, List<Reply> earlier) {
        List<Reply> replies = new ArrayList<>();
        JsonNode draft = h.draft();
        if (draft != null) {
            replies.add(new Reply(Kind.DRAFT, null, draft.path("text").asText(), draft.path("citations"), h.id()));
        }
        earlier.stream().limit(MOST - replies.size()).forEach(replies::add);
        JsonNode from = packet.path("decidedBy").path("draftFrom");
        if (packet.path("confidence").asDouble() >= from.asDouble(1)) {
            packet.path("evidence").forEach(passage -> {
                if (replies.size() < MOST) {
                    replies.add(article(passage));
                }
            });
        }
        return replies;
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
