package org.opora.course;

/** Cuts of one class of question in one course: confidence from {@code answer} is sent, from {@code draft} waits for approval. */
public record Threshold(double answer, double draft) {}
