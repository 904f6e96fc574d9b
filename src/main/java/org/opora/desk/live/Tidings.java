package org.opora.desk.live;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.opora.desk.Called;
import org.opora.desk.HandoffChanged;
import org.opora.desk.HandoffErased;
import org.opora.desk.HandoffId;
import org.opora.desk.Handoffs;
import org.opora.desk.Items;
import org.opora.desk.live.DeskStreams.Told;
import org.opora.desk.routing.Curators;
import org.opora.desk.routing.PresenceChanged;
import org.opora.identity.SchoolId;
import org.opora.identity.Tenancy;
import org.opora.identity.staff.StaffId;
import org.opora.shared.Id;
import org.opora.shared.Json;
import org.opora.shared.Signals;

/** What goes to the desk's pages: sent as a signal with the transaction that did it, read when it arrives. */
@ApplicationScoped
class Tidings {
    /** @param to empty = everybody at the school's desk */
    record News(Told told, Set<UUID> to) {
        boolean meantFor(StaffId staff) {
            return to.isEmpty() || to.contains(staff.value());
        }
    }

    private static final String HANDOFF = "h";
    private static final String ERASED = "e";
    private static final String PRESENCE = "p";
    private static final String NOTICE = "n";
    private static final String VIEWING = "v";
    /** PostgreSQL takes payloads under 8,000 bytes; ids of so many fit beside the text. */
    private static final int CALLED_AT_ONCE = 80;

    private final Tenancy tenancy;
    private final Signals signals;
    private final Handoffs handoffs;
    private final Items items;
    private final Curators curators;

    Tidings(Tenancy tenancy, Signals signals, Handoffs handoffs, Items items, Curators curators) {
        this.tenancy = tenancy;
        this.signals = signals;
        this.handoffs = handoffs;
        this.items = items;
        this.curators = curators;
    }

    void handoffChanged(@Observes HandoffChanged changed) {
        send(changed.school(), HANDOFF, changed.handoff().value().toString());
    }

    void handoffErased(@Observes HandoffErased erased) {
        send(
                erased.school(),
                ERASED,
                Json.write(Map.of("id", erased.handoff(), "conversationId", erased.conversation())));
    }

    void presenceChanged(@Observes PresenceChanged changed) {
        send(changed.school(), PRESENCE, changed.staff().value().toString());
    }

    void called(@Observes Called called) {
        for (int from = 0; from < called.to().size(); from += CALLED_AT_ONCE) {
            List<StaffId> some = called.to().subList(from, Math.min(called.to().size(), from + CALLED_AT_ONCE));
            ObjectNode notice = Json.tree(Map.of(
                            "to", some.stream().map(Id::value).toList(),
                            "kind", called.kind(),
                            "handoffId", called.handoff(),
                            "conversationId", called.conversation(),
                            "text", cut(called.text())))
                    .deepCopy();
            if (called.by() != null) {
                notice.put("by", called.by());
            }
            send(called.school(), NOTICE, notice.toString());
        }
    }

    /** Told and never kept. */
    void viewing(SchoolId school, HandoffId handoff, StaffId staff, String name, boolean typing) {
        JsonNode seen =
                Json.tree(Map.of("handoffId", handoff, "staff", Map.of("id", staff, "name", name), "typing", typing));
        signals.sendNow(payload(school, VIEWING, seen.toString()));
    }

    private void send(SchoolId school, String kind, String rest) {
        tenancy.run(school, handle -> signals.send(handle, payload(school, kind, rest)));
    }

    private static String payload(SchoolId school, String kind, String rest) {
        return DeskStreams.MARK + school.value() + ":" + kind + ":" + rest;
    }

    private static String cut(String text) {
        int most = 200;
        return text.codePointCount(0, text.length()) <= most
                ? text
                : text.substring(0, text.offsetByCodePoints(0, most));
    }

    /** What a signal stands for; empty when it is no longer there. */
    Optional<News> read(SchoolId school, String kind, String rest) {
        return switch (kind) {
            case HANDOFF ->
                handoffs.row(school, new HandoffId(UUID.fromString(rest)))
                        .map(row -> all("handoff", Json.tree(items.of(school, row))));
            case PRESENCE ->
                curators.view(school, new StaffId(UUID.fromString(rest))).map(view -> all("presence", Json.tree(view)));
            case ERASED -> Optional.of(all("erased", Json.parse(rest)));
            case VIEWING -> Optional.of(all("viewing", Json.parse(rest)));
            default -> Optional.of(notice((ObjectNode) Json.parse(rest)));
        };
    }

    private static News all(String name, JsonNode data) {
        return new News(new Told(name, data), Set.of());
    }

    private static News notice(ObjectNode notice) {
        Set<UUID> to = Json.read(notice.remove("to"), new TypeReference<Set<UUID>>() {});
        return new News(new Told("notice", notice), to);
    }
}
