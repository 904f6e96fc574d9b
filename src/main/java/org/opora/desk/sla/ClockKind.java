package org.opora.desk.sla;

/** What is promised: the first reply of a person, each next one to the student, the end of the matter. */
public enum ClockKind {
    FIRST,
    NEXT,
    RESOLUTION
}
