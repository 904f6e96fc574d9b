package org.opora.course;

/** Cuts of one class of question in one course: confidence from {@code answer} is sent, from {@code draft} waits for approval. */
public record Threshold(double answer, double draft) {
    /** No confidence reaches it. */
    static final double PEOPLE_ONLY = 1.01;

    /** Only people answer this class in the course. */
    public boolean leavesToPeople() {
        return answer > 1;
    }
}
