package org.opora.answering.model;

/** Data for a model, each piece between tags that it cannot close: what students and articles say is never an instruction. */
public final class Tagged {
    private final StringBuilder data = new StringBuilder();

    public Tagged with(String tag, String text) {
        return with(tag, "", text);
    }

    /** @param attribute such as {@code n="1"}; ours, never theirs */
    public Tagged with(String tag, String attribute, String text) {
        data.append('<')
                .append(tag)
                .append(attribute.isEmpty() ? "" : " " + attribute)
                .append(">\n")
                .append(inert(text))
                .append("\n</")
                .append(tag)
                .append(">\n");
        return this;
    }

    private static String inert(String text) {
        return text.replace("</", "<\u200b/");
    }

    @Override
    public String toString() {
        return data.toString();
    }
}
