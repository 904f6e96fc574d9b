package org.opora.desk.records;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.opora.conversation.ConversationId;
import org.opora.desk.records.AccessLog.Entry;
import org.opora.desk.records.AccessLog.Wanted;
import org.opora.identity.Caller.Member;
import org.opora.identity.SchoolId;
import org.opora.identity.acts.Act;
import org.opora.identity.staff.StaffId;
import org.opora.shared.Database;
import org.opora.shared.Page;

/** SQL of the access log. */
final class AccessQueries {
    private AccessQueries() {}

    static boolean recent(Handle handle, Member by, ConversationId conversation, Act action, Instant since) {
        return handle.createQuery("""
                        select exists (select 1 from access_log where school_id = :school and staff_id = :staff
                          and conversation_id = :conversation and action = :action and at > :since)""")
                .bind("school", by.school())
                .bind("staff", by.id())
                .bind("conversation", conversation)
                .bind("action", action)
                .bind("since", since)
                .mapTo(Boolean.class)
                .one();
    }

    /** Two windows of one curator that open a conversation at once wait for each other, until the transaction ends. */
    static void alone(Handle handle, Member by, ConversationId conversation) {
        handle.createQuery(
                        "select pg_advisory_xact_lock(hashtext(:staff::text), hashtext(:conversation::text)) is null")
                .bind("staff", by.id())
                .bind("conversation", conversation)
                .mapTo(Boolean.class)
                .one();
    }

    static void insert(Handle handle, SchoolId school, Entry entry) {
        handle.createUpdate("""
                        insert into access_log (school_id, id, at, staff_id, staff_name, key_id, key_name, action, conversation_id, about,
                          fields)
                        values (:school, :id, :at, :staffId, :staffName, :keyId, :keyName, :action, :conversationId, :about, :changed)""")
                .bind("school", school)
                .bindNamedArgumentFinder(Database.fields(entry))
                .bindArray("changed", String.class, entry.fields())
                .execute();
    }

    static List<Entry> list(Handle handle, SchoolId school, Wanted wanted, Page.Request page) {
        return handle.createQuery("""
                        select * from access_log where school_id = :school
                          and (:action::text is null or action = :action)
                          and (:conversation::uuid is null or conversation_id = :conversation)
                          and (:staff::uuid is null or staff_id = :staff) and (:after::uuid is null or id < :after::uuid)
                        order by id desc limit :limit""")
                .bind("school", school)
                .bindNamedArgumentFinder(Database.fields(wanted))
                .bind("after", page.afterId())
                .bind("limit", page.limit() + 1)
                .mapTo(Entry.class)
                .list();
    }

    static boolean knows(Handle handle, SchoolId school, ConversationId conversation) {
        return handle.createQuery("""
                        select exists (select 1 from conversation_listed where school_id = :school and id = :id)
                          or exists (select 1 from access_log where school_id = :school and conversation_id = :id)""")
                .bind("school", school)
                .bind("id", conversation)
                .mapTo(Boolean.class)
                .one();
    }

    static boolean knows(Handle handle, SchoolId school, StaffId staff) {
        return handle.createQuery(
                        "select exists (select 1 from access_log where school_id = :school and staff_id = :staff)")
                .bind("school", school)
                .bind("staff", staff)
                .mapTo(Boolean.class)
                .one();
    }
}
