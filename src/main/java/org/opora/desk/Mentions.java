package org.opora.desk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.opora.identity.Caller.Member;
import org.opora.identity.staff.Staff;
import org.opora.identity.staff.StaffId;
import org.opora.identity.staff.StaffMembers;

/** Members of staff whom a note names with an @; each of them is told. */
@ApplicationScoped
class Mentions {
    private final StaffMembers members;
    private final Event<Called> called;

    Mentions(StaffMembers members, Event<Called> called) {
        this.members = members;
        this.called = called;
    }

    /** Whoever is named twice is told once; nobody is told of what they wrote themselves. */
    void tell(Member by, Handoff handoff, String note) {
        List<StaffId> to = named(members.active(by.school()), note).stream()
                .map(Staff::id)
                .filter(id -> !id.equals(by.id()))
                .toList();
        if (!to.isEmpty()) {
            called.fire(new Called(
                    by.school(), to, Called.Kind.MENTION, handoff.id(), handoff.conversationId(), note, by.name()));
        }
    }

    /** The longest name that stands behind an @ counts; all who bear it are meant. */
    static List<Staff> named(List<Staff> staff, String note) {
        return IntStream.range(0, note.length())
                .filter(at -> note.charAt(at) == '@' && endsWord(note, at - 1))
                .boxed()
                .flatMap(at -> at(staff, note, at + 1))
                .distinct()
                .toList();
    }

    private static Stream<Staff> at(List<Staff> staff, String note, int from) {
        List<Staff> begun =
                staff.stream().filter(one -> stands(one.name(), note, from)).toList();
        int longest = begun.stream().mapToInt(one -> one.name().length()).max().orElse(0);
        return begun.stream().filter(one -> one.name().length() == longest);
    }

    private static boolean stands(String name, String note, int from) {
        return note.regionMatches(true, from, name, 0, name.length()) && endsWord(note, from + name.length());
    }

    /** No word goes on here: an address of mail mentions nobody, nor does a longer name than anybody has. */
    private static boolean endsWord(String note, int at) {
        return at < 0 || at >= note.length() || !Character.isLetterOrDigit(note.charAt(at));
    }
}
