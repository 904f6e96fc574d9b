package org.opora.knowledge.ingestion.site;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/** Which addresses may be read: of the web, of allowed hosts, and of the public internet. */
final class Addresses {
    private static final Set<String> SCHEMES = Set.of("http", "https");

    private Addresses() {}

    /** @throws Refusal when it is none of the web, or carries credentials */
    static URI parsed(String address) throws Refusal {
        try {
            URI uri = new URI(address.strip()).normalize();
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            if (!SCHEMES.contains(scheme) || uri.getHost() == null || uri.getRawUserInfo() != null) {
                throw new Refusal("import.site-address");
            }
            return uri;
        } catch (URISyntaxException e) {
            throw new Refusal("import.site-address");
        }
    }

    static boolean isAllowed(URI address, Set<String> hosts) {
        return hosts.contains(host(address));
    }

    static String host(URI address) {
        return address.getHost().toLowerCase(Locale.ROOT);
    }

    static int port(URI address) {
        return address.getPort() > 0 ? address.getPort() : isSecure(address) ? 443 : 80;
    }

    static boolean isSecure(URI address) {
        return address.getScheme().equalsIgnoreCase("https");
    }

    /**
     * Resolves a host once; the connection goes to this very address, so that a second answer of the name server changes nothing.
     *
     * @throws Refusal when it is unknown, or any of its addresses is not public
     */
    static InetAddress resolved(URI address, boolean privateToo) throws Refusal {
        try {
            InetAddress[] all = InetAddress.getAllByName(address.getHost());
            if (!privateToo && Arrays.stream(all).anyMatch(Addresses::isPrivate)) {
                throw new Refusal("import.site-private");
            }
            return all[0];
        } catch (UnknownHostException e) {
            throw new Refusal("import.site-unreachable");
        }
    }

    static boolean isPrivate(InetAddress address) {
        return address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()
                || (address instanceof Inet4Address four && isReserved(four.getAddress()))
                || (address instanceof Inet6Address six && isReserved(six));
    }

    /** 0/8, 100.64/10 (carriers), 192.0.0/24, 198.18/15 (benchmarks), 240/4. */
    private static boolean isReserved(byte[] four) {
        int first = four[0] & 0xff;
        int second = four[1] & 0xff;
        return first == 0
                || first >= 240
                || (first == 100 && second >= 64 && second < 128)
                || (first == 192 && second == 0 && four[2] == 0)
                || (first == 198 && (second == 18 || second == 19));
    }

    /** fc00::/7 (own networks), 64:ff9b::/96 and 2002::/16 (an older address in disguise), 2001:db8::/32, ::/96. */
    private static boolean isReserved(Inet6Address six) {
        byte[] bytes = six.getAddress();
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        return (first & 0xfe) == 0xfc
                || (first == 0x00 && second == 0x64)
                || (first == 0x20 && second == 0x02)
                || (first == 0x20 && second == 0x01 && (bytes[2] & 0xff) <= 0x0d)
                || first == 0x00;
    }
}
