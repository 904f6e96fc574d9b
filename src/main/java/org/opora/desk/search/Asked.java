package org.opora.desk.search;

import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/**
 * What a list of conversations is asked for, as it was sent; only staff search.
 *
 * @param from RFC 3339, or a date in the school's zone; what went on at or after it
 * @param to the same, a date with its whole day; what began before it
 */
record Asked(
        @RestQuery("query") @Nullable String query,
        @RestQuery("course") @Nullable String course,
        @RestQuery("class") @Nullable String questionClass,
        @RestQuery("reason") @Nullable String reason,
        @RestQuery("curator") @Nullable String curator,
        @RestQuery("from") @Nullable String from,
        @RestQuery("to") @Nullable String to,
        @RestQuery("rating") @Nullable String rating,
        @RestQuery("state") @Nullable String state) {}
