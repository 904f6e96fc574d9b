package org.opora.knowledge.links;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.opora.knowledge.ingestion.Names;
import org.opora.knowledge.ingestion.reading.Document;

/**
 * Where a destination leads from where its article stands.
 *
 * @param address of the web, as ASCII and without fragment, or relative as it is written
 * @param target external id that a relative one names; null = of the web
 */
record Address(String address, @Nullable String target) {
    private static final Pattern SCHEME = Pattern.compile("(?i)[a-z][a-z0-9+.-]*:.*", Pattern.DOTALL);
    private static final Pattern WEB =
            Pattern.compile("(?i)(https?)://([^/?#@]+)((?:[/?][^#]*)?)(?:#.*)?", Pattern.DOTALL);
    /** As long as an index can hold. */
    private static final int LONGEST = 2_000;

    private static final int LONGEST_RELATIVE = 500;
    /** What an import makes articles of; other files are not kept, and a link to one says nothing. */
    private static final Set<String> DOCUMENTS =
            Set.of("", "md", "markdown", "html", "htm", "xhtml", "txt", "rst", "ipynb", "pdf", "docx");
    /** Of a file that an LMS keeps beside its page. */
    private static final String PLACEHOLDER = "@@";
    /** A text too long for one article: its parts stand where their file does. */
    private static final Pattern PART = Pattern.compile(":part-\\d+$");
    /** A chapter or row of one file: what is beside it has another name in there. */
    private static final Pattern WITHIN = Pattern.compile(".*:\\d+");

    /** @param url where the article stands on the web; null where it is only known by its id, which an import makes of its path */
    static Optional<Address> of(String destination, String externalId, @Nullable String url) {
        String written = destination.strip();
        if (written.startsWith("//")) {
            return web("https:" + written).map(Address::page);
        }
        if (SCHEME.matcher(written).matches()) {
            return web(written).map(Address::page);
        }
        if (written.isEmpty() || written.startsWith("#")) {
            return Optional.empty();
        }
        Optional<String> base = url == null ? Optional.empty() : web(url);
        return base.isPresent() ? resolved(base.get(), written).map(Address::page) : relative(written, externalId);
    }

    private static Optional<String> resolved(String base, String written) {
        try {
            return web(URI.create(base).resolve(new URI(encoded(written))).toString());
        } catch (URISyntaxException noAddress) {
            return Optional.empty();
        }
    }

    private static Address page(String address) {
        return new Address(address, null);
    }

    /** An address of the web in the one form in which addresses are compared and asked; nothing for what is none. */
    static Optional<String> web(String written) {
        Matcher parts = WEB.matcher(written.strip());
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            String host = IDN.toASCII(parts.group(2)).toLowerCase(Locale.ROOT);
            String path = encoded(parts.group(3));
            String begun = path.startsWith("/") ? path : "/" + path;
            URI uri = new URI(parts.group(1).toLowerCase(Locale.ROOT) + "://" + host + begun).normalize();
            String address = uri.toString();
            return uri.getHost() == null || address.length() > LONGEST ? Optional.empty() : Optional.of(address);
        } catch (URISyntaxException | IllegalArgumentException noAddress) {
            return Optional.empty();
        }
    }

    /** As a browser would send it: what may not stand in an address becomes bytes, what already is stays. */
    private static String encoded(String written) {
        StringBuilder encoded = new StringBuilder();
        for (int i = 0; i < written.length(); i = written.offsetByCodePoints(i, 1)) {
            String one = Character.toString(written.codePointAt(i));
            boolean stands = one.equals("%")
                    ? written.substring(i).matches("(?s)%[0-9a-fA-F]{2}.*")
                    : one.matches("[\\x21-\\x7e&&[^\"<>\\\\^`{|}\\[\\]]]");
            encoded.append(stands ? one : percents(one));
        }
        return encoded.toString();
    }

    private static String percents(String one) {
        StringBuilder all = new StringBuilder();
        for (byte b : one.getBytes(StandardCharsets.UTF_8)) {
            all.append('%').append(String.format(Locale.ROOT, "%02X", b));
        }
        return all.toString();
    }

    /** The path of a file beside that of this article, as the id that an import gives it. */
    private static Optional<Address> relative(String written, String externalId) {
        String path = written.replaceAll("(?s)[?#].*", "");
        String own = PART.matcher(externalId).replaceAll("");
        if (path.isEmpty()
                || path.startsWith("/")
                || path.startsWith(PLACEHOLDER)
                || written.length() > LONGEST_RELATIVE
                || WITHIN.matcher(own).matches()
                || !DOCUMENTS.contains(Document.extension(path))) {
            return Optional.empty();
        }
        Deque<String> steps = new ArrayDeque<>(List.of(own.split(":", -1)));
        steps.removeLast();
        for (String step : decoded(path).split("/", -1)) {
            if (step.equals("..")) {
                if (steps.pollLast() == null) {
                    return Optional.empty();
                }
            } else if (!step.equals(".") && !step.isEmpty()) {
                steps.addLast(step);
            }
        }
        return steps.isEmpty()
                ? Optional.empty()
                : Optional.of(new Address(written, Names.plain(String.join("/", steps))));
    }

    private static String decoded(String path) {
        try {
            return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return path;
        }
    }
}
