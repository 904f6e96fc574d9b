package org.opora.identity.acts;

/** What is kept of those who work for a school: that they opened a conversation, and what they did to the school itself. */
public enum Act {
    OPENED,
    SETTINGS_CHANGED,
    STAFF_ADDED,
    STAFF_CHANGED,
    STAFF_REMOVED,
    TEAM_CHANGED,
    KEY_MADE,
    KEY_REVOKED,
    SECRET_MADE,
    SECRET_REVOKED,
    STUDENT_EXPORTED,
    STUDENT_ERASED
}
