package org.opora.curation.proposals;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.opora.identity.SchoolId;
import org.opora.identity.student.StudentId;
import org.opora.identity.student.StudentRecords;

/** Exchanges with a student that proposals show as evidence: without personal data, and erased with the student all the same. */
@ApplicationScoped
class ProposalRecords implements StudentRecords {
    @Override
    public Set<String> told() {
        return Set.of();
    }

    @Override
    public Map<String, Object> tell(Handle handle, SchoolId school, StudentId student) {
        return Map.of();
    }

    @Override
    public void erase(Handle handle, SchoolId school, StudentId student) {
        handle.createUpdate("""
                        with theirs as (
                          select m.id::text as id from message_told m
                          join conversation_listed c on c.school_id = m.school_id and c.id = m.conversation_id
                          where m.school_id = :school and c.student_id = :student)
                        update proposal p set evidence = coalesce((
                          select jsonb_agg(e.one order by e.n) from jsonb_array_elements(p.evidence) with ordinality e(one, n)
                          where e.one ->> 'questionId' not in (select id from theirs)), '[]')
                        where p.school_id = :school and exists (
                          select from jsonb_array_elements(p.evidence) e(one) join theirs on theirs.id = e.one ->> 'questionId')""").bind("school", school).bind("student", student).execute();
    }
}
