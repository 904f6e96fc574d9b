package org.opora.desk.records;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.opora.desk.records.Macro.Scope;
import org.opora.identity.Caller.Member;
import org.opora.identity.Roles;
import org.opora.identity.SchoolId;
import org.opora.identity.Schools.SchoolCreated;
import org.opora.identity.Tenancy;
import org.opora.identity.Words;
import org.opora.identity.staff.StaffId;
import org.opora.shared.Id;
import org.opora.shared.Problem;

/** Texts to reply with: everybody's own, and those of the school, which leads and administrators keep. */
@ApplicationScoped
class Macros {
    /** What every school begins with; keys of the words. */
    private static final List<String> FIRST = List.of("macro.error", "macro.thanks", "macro.later", "macro.material");

    private static final int MOST = 100;
    private final Tenancy tenancy;
    private final Words words;

    Macros(Tenancy tenancy, Words words) {
        this.tenancy = tenancy;
        this.words = words;
    }

    void begin(@Observes SchoolCreated created) {
        List<Macro> first = FIRST.stream()
                .map(key -> new Macro(
                        null,
                        words.word(key + ".title", created.locale()),
                        words.word(key + ".text", created.locale()),
                        Scope.SCHOOL))
                .toList();
        tenancy.run(created.school(), handle -> MacroQueries.replace(handle, created.school(), null, named(first)));
    }

    /** One's own, then the school's. */
    List<Macro> of(Member me) {
        return tenancy.in(me.school(), handle -> {
            List<Macro> all = new ArrayList<>(MacroQueries.of(handle, me.school(), me.id()));
            all.addAll(MacroQueries.of(handle, me.school(), null));
            return all;
        });
    }

    /**
     * Puts these in place of one's own and, for those who keep them, of the school's.
     *
     * @throws Problem 422 naming the macro that breaks a rule; nothing is changed
     */
    void replace(Member me, @Nullable List<@Nullable Macro> given) {
        boolean keeps = me.is(Roles.LEAD) || me.is(Roles.ADMINISTRATOR);
        List<Macro> own = new ArrayList<>();
        List<Macro> ofSchool = new ArrayList<>();
        tenancy.run(me.school(), handle -> {
            MacroQueries.lock(handle, me.school());
            List<Macro> macros = checked(given);
            for (int i = 0; i < macros.size(); i++) {
                Macro macro = macros.get(i);
                if (macro.isOfSchool() && !keeps) {
                    throw Problem.invalid("items[" + i + "].scope", "the school's are for leads and administrators");
                }
                known(handle, me, macro, "items[" + i + "].id");
                (macro.isOfSchool() ? ofSchool : own).add(macro);
            }
            store(handle, me.school(), me.id(), own);
            if (keeps) {
                store(handle, me.school(), null, ofSchool);
            }
        });
    }

    private static List<Macro> checked(@Nullable List<@Nullable Macro> given) {
        if (given == null) {
            throw Problem.invalid("required", "items", "are missing");
        }
        List<Macro> macros = new ArrayList<>();
        Set<MacroId> ids = new HashSet<>();
        for (int i = 0; i < given.size(); i++) {
            Macro macro = given.get(i);
            String at = "items[" + i + "]";
            if (macro == null) {
                throw Problem.invalid(at, "is nothing");
            }
            macro.check(at);
            MacroId id = macro.id();
            if (id != null && !ids.add(id)) {
                throw Problem.invalid(at + ".id", "is the id of another macro");
            }
            macros.add(macro);
        }
        return macros;
    }

    /** An id is that of a macro which stands where this one is put; others are made here. */
    private static void known(Handle handle, Member me, Macro macro, String field) {
        MacroId id = macro.id();
        StaffId whose = macro.isOfSchool() ? null : me.id();
        if (id != null && MacroQueries.of(handle, me.school(), whose).stream().noneMatch(one -> id.equals(one.id()))) {
            throw Problem.invalid(field, "is not a macro of this scope");
        }
    }

    private static void store(Handle handle, SchoolId school, @Nullable StaffId whose, List<Macro> macros) {
        if (macros.size() > MOST) {
            throw Problem.invalid("too-many", "items", "are more than " + MOST + " of one scope");
        }
        MacroQueries.replace(handle, school, whose, named(macros));
    }

    private static List<Macro> named(List<Macro> macros) {
        return macros.stream()
                .map(macro -> macro.id() == null
                        ? new Macro(new MacroId(Id.next()), macro.title(), macro.text(), macro.scope())
                        : macro)
                .toList();
    }
}
