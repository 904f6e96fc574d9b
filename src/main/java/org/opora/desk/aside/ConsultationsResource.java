package org.opora.desk.aside;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.opora.desk.Handoffs;
import org.opora.desk.Item;
import org.opora.desk.Item.Person;
import org.opora.desk.Items;
import org.opora.desk.aside.AsideQueries.Consultation;
import org.opora.identity.Caller.Member;
import org.opora.identity.CurrentCaller;
import org.opora.identity.Roles;
import org.opora.shared.Page;

/** What this member is asked about handoffs that others keep. */
@Path("/api/v1/desk/consultations")
class ConsultationsResource {
    record Waiting(UUID id, Item handoff, String question, Person by, Instant askedAt) {}

    private final Asides asides;
    private final Handoffs handoffs;
    private final Items items;
    private final CurrentCaller me;

    ConsultationsResource(Asides asides, Handoffs handoffs, Items items, CurrentCaller me) {
        this.asides = asides;
        this.handoffs = handoffs;
        this.items = items;
        this.me = me;
    }

    @GET
    @RolesAllowed({Roles.CURATOR, Roles.LEAD})
    public Page<Waiting> all() {
        Member member = me.member();
        List<Waiting> waiting = asides.waitingFor(member).stream()
                .flatMap(asked -> waiting(member, asked))
                .toList();
        return new Page<>(waiting, null);
    }

    private Stream<Waiting> waiting(Member member, Consultation asked) {
        return handoffs.row(member.school(), asked.handoffId()).stream()
                .map(row -> new Waiting(
                        asked.id(),
                        items.of(member.school(), row),
                        asked.question(),
                        new Person(asked.askedBy(), asked.askedName()),
                        asked.askedAt()));
    }
}
