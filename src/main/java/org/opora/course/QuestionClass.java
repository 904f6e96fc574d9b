package org.opora.course;

/** What a message is about, as far as it decides who serves it. */
public enum QuestionClass {
    ORGANISATIONAL,
    STUDY,
    TECHNICAL,
    EMOTIONAL,
    COMPLAINT,
    OFF_TOPIC,
    UNSAFE,
    HUMAN_REQUEST,
    SMALL_TALK;

    /** Whether only a person answers, however sure the assistant is. */
    public boolean isForPeople() {
        return this == EMOTIONAL || this == COMPLAINT || this == HUMAN_REQUEST;
    }
}
