package org.opora.identity;

/** What a credential may be; REST methods name these. */
public final class Roles {
    public static final String PLATFORM = "platform";
    public static final String SCHOOL = "school";
    public static final String STUDENT = "student";
    public static final String CURATOR = "curator";
    public static final String LEAD = "lead";
    public static final String METHODOLOGIST = "methodologist";
    public static final String ADMINISTRATOR = "administrator";

    private Roles() {}
}
