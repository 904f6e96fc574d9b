package org.opora.desk.routing;

import java.util.List;
import java.util.UUID;
import org.opora.desk.simulation.PlainDesk.Piece;
import org.opora.desk.simulation.PlainDesk.Rule;
import org.opora.desk.simulation.PlainDesk.Seat;
import org.opora.identity.staff.StaffId;

/** Opora's own choice in memory: what it brings without a database, many times over. */
public final class OporaRule implements Rule {
    @Override
    public Seat among(List<Seat> seats, Piece piece) {
        List<Candidate> candidates =
                seats.stream().map(seat -> candidate(seat, piece)).toList();
        Candidate chosen =
                Choice.among(candidates, piece.effort(), cannotWait(piece)).orElseThrow();
        return seats.get(candidates.indexOf(chosen));
    }

    /** Those without room have gone already. */
    private static boolean cannotWait(Piece piece) {
        return piece.minutesLeft() < 10;
    }

    private static Candidate candidate(Seat seat, Piece piece) {
        return new Candidate(
                new StaffId(new UUID(0, seat.person().number())),
                seat.person().name(),
                seat.load(),
                seat.person().capacity(),
                seat.owed(),
                seat.person().courses().contains(piece.course()),
                seat.knowsStudent());
    }
}
