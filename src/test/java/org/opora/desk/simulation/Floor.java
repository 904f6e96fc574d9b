package org.opora.desk.simulation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A desk where the people of the simulation work: Opora itself, or a plain rule in memory. Handoffs go by their arrival's number. */
public interface Floor {
    /**
     * An open handoff as the list shows it.
     *
     * @param claimedBy whose it is; null while it waits
     * @param meantFor for whom it waits
     * @param dueAt in seconds since 1970
     */
    record Open(
            int number,
            int school,
            String team,
            @Nullable Integer claimedBy,
            @Nullable Integer meantFor,
            boolean risk,
            long dueAt,
            boolean studentWaits) {}

    /** The clock stands at this minute from now on; what is due by the clock alone is done. */
    void passesTo(int minute);

    /** All that was set going has ended. */
    void settle();

    void comes(Person person);

    /** Their pages are open, and say so. */
    void areHeard(List<Person> open);

    void goes(Person person);

    void leavesForGood(Person person);

    void arrives(Arrival arrival);

    void writesAgain(Arrival arrival, int time);

    /** Most urgent first. */
    List<Open> open(int school);

    /** @return false when somebody else was first, or it has ended */
    boolean claims(Person person, int number);

    /** @return false when it is not theirs any more */
    boolean replies(Person person, Arrival arrival, int time, boolean twice);

    boolean transfers(Person person, int number, String team);

    boolean snoozes(Person person, int number);

    boolean resolves(Person person, int number);
}
