package org.opora.desk.records;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.opora.identity.SchoolId;
import org.opora.identity.staff.StaffId;
import org.opora.shared.Database;

/** SQL of macros; no member of staff = the school's. */
final class MacroQueries {
    private MacroQueries() {}

    /** In their order. */
    static List<Macro> of(Handle handle, SchoolId school, @Nullable StaffId whose) {
        return handle.createQuery("""
                        select id, title, text, case when staff_id is null then 'school' else 'own' end as scope from macro
                        where school_id = :school and staff_id is not distinct from :staff order by position""")
                .bind("school", school)
                .bind("staff", whose)
                .mapTo(Macro.class)
                .list();
    }

    /** Two who keep the school's macros at once do so one after the other. */
    static void lock(Handle handle, SchoolId school) {
        handle.createQuery("select pg_advisory_xact_lock(hashtext('macro'), hashtext(:school::text)) is null")
                .bind("school", school)
                .mapTo(Boolean.class)
                .one();
    }

    static void replace(Handle handle, SchoolId school, @Nullable StaffId whose, List<Macro> macros) {
        handle.createUpdate("delete from macro where school_id = :school and staff_id is not distinct from :staff")
                .bind("school", school)
                .bind("staff", whose)
                .execute();
        for (int position = 0; position < macros.size(); position++) {
            handle.createUpdate("""
                            insert into macro (school_id, id, staff_id, position, title, text)
                            values (:school, :id, :staff, :position, :title, :text)""")
                    .bind("school", school)
                    .bindNamedArgumentFinder(Database.fields(macros.get(position)))
                    .bind("staff", whose)
                    .bind("position", position)
                    .execute();
        }
    }
}
