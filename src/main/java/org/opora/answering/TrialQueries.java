package org.opora.answering;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.opora.answering.ThresholdTrials.Row;
import org.opora.course.CourseId;
import org.opora.identity.SchoolId;

/** SQL of trials of thresholds. */
final class TrialQueries {
    private TrialQueries() {}

    /** The newest first. A record is unpacked once, not for each of its fields: it holds whole passages. */
    static List<Row> since(Handle handle, SchoolId school, CourseId course, Instant since, int most) {
        return handle.createQuery("""
                        select d.question_id, r.lane, r.reason, r."questionClass" as question_class, r.confidence,
                               r."hintLevel" is not null as hint, coalesce((r.signals ->> 'chosen')::float8, 0) > 0 as chosen,
                               coalesce((r."decidedBy" ->> 'answerFrom')::float8, 0) > 1 as for_people,
                               rating.is_right as rated, verdict.is_right as judged
                        from (select * from decision where school_id = :school and course_id = :course and created_at >= :since
                              order by created_at desc limit :most) d
                        cross join lateral jsonb_to_record(d.record) as r(lane text, reason text, "questionClass" text,
                                   confidence float8, "hintLevel" int, signals jsonb, "decidedBy" jsonb)
                        left join answer_label rating on rating.school_id = :school and rating.question_id = d.question_id
                                                     and rating.source = 'rating'
                        left join answer_label verdict on verdict.school_id = :school and verdict.question_id = d.question_id
                                                      and verdict.source = 'verdict'
                        order by d.created_at desc""")
                .bind("school", school)
                .bind("course", course)
                .bind("since", since)
                .bind("most", most)
                .mapTo(Row.class)
                .list();
    }
}
