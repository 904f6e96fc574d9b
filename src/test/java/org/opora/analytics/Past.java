package org.opora.analytics;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.opora.identity.SchoolId;
import org.opora.identity.Tenancy;

/** What happened in a school some time ago, as its rows would have been left; through HTTP everything happens now. */
final class Past {
    /** What became of a question. */
    record Fate(String lane, @Nullable String reason, String questionClass, double confidence) {
        static final Fate ANSWER = new Fate("answer", null, "organisational", 0.85);
        static final Fate STUDY = new Fate("answer", null, "study", 0.85);
        static final Fate DRAFT = new Fate("draft", "low-confidence", "organisational", 0.55);
        static final Fate HANDOFF = new Fate("handoff", "no-evidence", "organisational", 0.15);
        static final Fate DECLINE = new Fate("decline", "off-topic", "off-topic", 0.05);
    }

    private final Tenancy tenancy;
    private final SchoolId school;
    private final Map<String, UUID> students = new HashMap<>();
    private final Map<String, UUID> talks = new HashMap<>();
    private long seq;

    Past(Tenancy tenancy, SchoolId school) {
        this.tenancy = tenancy;
        this.school = school;
    }

    private int does(String sql, @Nullable Object... values) {
        return tenancy.in(school, handle -> bound(handle, sql, values).execute());
    }

    private static org.jdbi.v3.core.statement.Update bound(Handle handle, String sql, @Nullable Object... values) {
        var update = handle.createUpdate(sql);
        for (int i = 0; i < values.length; i++) {
            update = update.bind(i, values[i]);
        }
        return update;
    }

    private void did(String sql, @Nullable Object... values) {
        if (does(sql, values) != 1) {
            throw new IllegalStateException(sql);
        }
    }

    UUID student(String name) {
        return students.computeIfAbsent(name, key -> {
            UUID id = UUID.randomUUID();
            did(
                    "insert into student (school_id, id, external_id, name, created_at) values (?, ?, ?, ?, now())",
                    school,
                    id,
                    key,
                    key);
            return id;
        });
    }

    /** The conversation of a student about something, in a course (null = in none). */
    UUID talk(String student, String about, @Nullable String course) {
        return talks.computeIfAbsent(student + "/" + about, key -> {
            UUID id = UUID.randomUUID();
            did("""
                    insert into conversation (school_id, id, student_id, course_id, created_at)
                    values (?, ?, ?, (select id from course where external_id = ?), now())""", school, id, student(student), course);
            return id;
        });
    }

    UUID asks(String student, UUID talk, String text, Instant at, Fate fate) {
        return asks(student, talk, text, at, fate, null);
    }

    UUID asks(String student, UUID talk, String text, Instant at, Fate fate, @Nullable String assignment) {
        UUID question = UUID.randomUUID();
        did("""
                insert into message (school_id, id, conversation_id, seq, author_kind, author_id, kind, text, client_id, assignment_id, created_at)
                values (?, ?, ?, ?, 'student', ?, 'text', ?, ?, (select id from assignment where external_id = ?), ?)""", school, question, talk, ++seq, student(student), text, question, assignment, at.minusSeconds(1));
        did("""
                insert into message (school_id, id, conversation_id, seq, author_kind, kind, text, lane, reason, reply_to, created_at)
                values (?, ?, ?, ?, 'assistant', 'text', 'an outcome', ?, ?, ?, ?)""", school, UUID.randomUUID(), talk, ++seq, fate.lane(), fate.reason(), question, at);
        did(
                """
                insert into decision (school_id, question_id, conversation_id, course_id, record, created_at)
                values (?, ?, ?, (select course_id from conversation where id = ?), ?, ?)""",
                school,
                question,
                talk,
                talk,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("questionClass", fate.questionClass())
                        .put("confidence", fate.confidence()),
                at);
        return question;
    }

    void rated(UUID question, boolean up) {
        did(
                "update message set rating = ? where school_id = ? and reply_to = ?",
                JsonNodeFactory.instance.objectNode().put("value", up ? "up" : "down"),
                school,
                question);
    }

    void judged(UUID question, String source, boolean right) {
        did(
                "insert into answer_label (school_id, question_id, source, is_right, at) values (?, ?, ?, ?, now())",
                school,
                question,
                source,
                right);
    }

    /** A handoff that has ended, or waits still where nobody has replied. */
    void handedOff(
            String student,
            UUID talk,
            String team,
            String reason,
            Instant at,
            Instant due,
            @Nullable Instant repliedAt,
            boolean ended) {
        UUID id = UUID.randomUUID();
        did(
                """
                insert into handoff (school_id, id, conversation_id, student_id, course_id, state, team, reason, question_class, priority,
                  mood, preview, created_at, due_at, clock_started_at, student_waits, replied_at, resolved_at)
                values (?, ?, ?, ?, (select course_id from conversation where id = ?), ?, ?, ?, 'organisational', 'normal', 'calm', '',
                  ?, ?, ?, ?, ?, ?)""",
                school,
                id,
                talk,
                student(student),
                talk,
                ended ? "resolved" : "waiting",
                team,
                reason,
                at,
                due,
                at,
                !ended && repliedAt == null,
                repliedAt,
                ended ? due : null);
        did("""
                insert into promise (school_id, handoff_id, kind, started_at, due_at, promised_seconds, always, met_at)
                values (?, ?, 'first', ?, ?, 3600, false, ?)""", school, id, at, due, repliedAt);
        if (!ended) {
            did(
                    "update conversation set owner_kind = 'queue', expected_reply_by = ? where school_id = ? and id = ?",
                    due,
                    school,
                    talk);
        }
    }

    void turned(UUID talk, String state, Instant at) {
        did(
                "insert into conversation_event (school_id, conversation_id, seq, data, created_at) values (?, ?, ?, ?, ?)",
                school,
                talk,
                ++seq,
                JsonNodeFactory.instance.objectNode().put("state", state),
                at);
    }

    void went(String student, String assignment, String verb, Instant at) {
        did("""
                insert into lms_event (school_id, id, student_id, verb, course_id, assignment_id, at, received_at)
                select ?, ?, ?, ?, course_id, id, ?, ? from assignment where external_id = ?""", school, UUID.randomUUID().toString(), student(student), verb, at, at, assignment);
    }
}
