package org.opora.knowledge.ingestion.site;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.opora.shared.Problem;

/**
 * A site to be read.
 *
 * @param allow hosts that may be read; those of the addresses given when none is named
 */
public record Site(@Nullable String sitemap, List<String> addresses, List<String> allow) {
    private static final int MOST_ADDRESSES = 2_000;
    private static final int MOST_HOSTS = 20;

    public Site {
        addresses = List.copyOf(addresses);
        allow = List.copyOf(allow);
    }

    /** @throws Problem 422 when there is nothing to read, or an address is none of the web */
    public static Site of(@Nullable String sitemap, @Nullable List<String> addresses, @Nullable List<String> allow) {
        List<String> pages = addresses == null ? List.of() : addresses;
        if ((sitemap == null || sitemap.isBlank()) == pages.isEmpty()) {
            throw Problem.invalid("required", "sitemap", "either a sitemap or addresses must be given");
        }
        if (pages.size() > MOST_ADDRESSES || (allow != null && allow.size() > MOST_HOSTS)) {
            throw Problem.invalid("too-long", "addresses", "are more than " + MOST_ADDRESSES);
        }
        Set<String> hosts = new TreeSet<>();
        if (sitemap != null) {
            hosts.add(host("sitemap", sitemap));
        }
        pages.forEach(page -> hosts.add(host("addresses", page)));
        List<String> named = allow == null || allow.isEmpty() ? List.copyOf(hosts) : allow;
        return new Site(
                sitemap,
                pages,
                named.stream()
                        .map(host -> host.strip().toLowerCase(Locale.ROOT))
                        .toList());
    }

    private static String host(String field, String address) {
        try {
            return Addresses.host(Addresses.parsed(address));
        } catch (Refusal e) {
            throw Problem.invalid(field, "is no address of the web");
        }
    }

    Set<String> hosts() {
        return allow.stream().collect(Collectors.toUnmodifiableSet());
    }
}
