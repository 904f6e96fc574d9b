package org.opora.analytics;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatements;

/** A query over the questions of a scope: {@code <course>} and {@code <team>} stand for its conditions on {@code o}. */
final class Narrowed {
    /** A class goes to the team that the course names, else to the usual one; what has no record was an organisational question. */
    private static final String OF_TEAM = """
            and exists (select 1 from (select 1) one
              left join question_decided d on d.school_id = o.school_id and d.question_id = o.question_id
              left join course_served k on k.school_id = o.school_id and k.id = o.course_id
              where coalesce(k.teams ->> coalesce(d.question_class, 'organisational'),
                case when coalesce(d.question_class, 'organisational') = any(:usual) then :team end) = :team)""";

    private static final String OF_COURSE = "and o.course_id = :course";

    private Narrowed() {}

    static Query query(Handle handle, Scope scope, String sql) {
        return handle.createQuery(sql)
                .configure(SqlStatements.class, statements -> statements.setUnusedBindingAllowed(true))
                .define("course", scope.course() == null ? "" : OF_COURSE)
                .define("team", scope.team() == null ? "" : OF_TEAM)
                .bind("school", scope.school())
                .bind("course", scope.course())
                .bind("team", scope.team())
                .bindArray("usual", String.class, scope.usualClasses())
                .bind("from", scope.begin())
                .bind("to", scope.end())
                .bind("zone", scope.zone().getId());
    }
}
