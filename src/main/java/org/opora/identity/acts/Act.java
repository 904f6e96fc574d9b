package org.opora.identity.acts;

/** What can be done to a school by those who administer it; over HTTP in lower case with hyphens. */
public enum Act {
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
