package org.opora.knowledge.splitting;

/**
 * A cut of a body: what a passage is made of.
 *
 * @param heading the path of headings above it, outermost first, parted by " › "; empty at the top
 * @param text Markdown with white space made even
 */
public record Piece(String heading, String text) {}
