package org.opora.knowledge.ingestion.site;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** What a server said to one question of HTTP/1.1, within bounds. */
record Response(URI address, int status, Map<String, String> headers, byte[] body) {
    private static final int LONGEST_LINE = 8_192;
    private static final int MOST_HEADERS = 100;

    @Nullable
    String header(String name) {
        return headers.get(name);
    }

    /** @param mostBytes of its body; 0 leaves it unread */
    static Response of(Socket socket, String method, URI address, int mostBytes) throws IOException, Refusal {
        String path = address.getRawPath() == null || address.getRawPath().isEmpty() ? "/" : address.getRawPath();
        String query = address.getRawQuery() == null ? "" : "?" + address.getRawQuery();
        String port = address.getPort() > 0 ? ":" + address.getPort() : "";
        String question = method + " " + path + query + " HTTP/1.1\r\nHost: " + address.getHost() + port
                + "\r\nUser-Agent: Opora\r\nAccept: text/html, application/xml, text/plain\r\n"
                + "Accept-Encoding: identity\r\nConnection: close\r\n\r\n";
        socket.getOutputStream().write(question.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
        InputStream in = new BufferedInputStream(socket.getInputStream());
        String first = line(in);
        if (!first.matches("HTTP/1\\.[01] \\d{3}.*")) {
            throw new IOException("no HTTP");
        }
        Map<String, String> headers = headers(in);
        byte[] body = mostBytes == 0 ? new byte[0] : body(in, headers, mostBytes);
        return new Response(address, Integer.parseInt(first.substring(9, 12)), Map.copyOf(headers), body);
    }

    private static Map<String, String> headers(InputStream in) throws IOException {
        Map<String, String> headers = new HashMap<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            if (colon < 1 || headers.size() > MOST_HEADERS) {
                throw new IOException("no header");
            }
            headers.put(
                    line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        return headers;
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0 || line.length() > LONGEST_LINE) {
                throw new EOFException();
            }
            line.append((char) c);
        }
        return line.toString().stripTrailing();
    }

    private static byte[] body(InputStream in, Map<String, String> headers, int most) throws IOException, Refusal {
        byte[] sent;
        if ("chunked".equalsIgnoreCase(headers.get("transfer-encoding"))) {
            sent = chunks(in, most);
        } else {
            String length = headers.getOrDefault("content-length", "");
            sent = in.readNBytes(length.matches("\\d{1,9}") ? Math.min(Integer.parseInt(length), most + 1) : most + 1);
        }
        byte[] body = "gzip".equalsIgnoreCase(headers.get("content-encoding")) ? unpacked(sent, most) : sent;
        if (body.length > most) {
            throw new Refusal("import.site-too-large");
        }
        return body;
    }

    /** Some servers pack whatever was asked for. */
    private static byte[] unpacked(byte[] sent, int most) throws IOException {
        try (InputStream in = new GZIPInputStream(new java.io.ByteArrayInputStream(sent))) {
            return in.readNBytes(most + 1);
        }
    }

    private static byte[] chunks(InputStream in, int most) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        while (all.size() <= most) {
            String size = line(in).replaceAll(";.*", "").strip();
            if (!size.matches("[0-9a-fA-F]{1,7}")) {
                throw new IOException("no chunk");
            }
            int length = Integer.parseInt(size, 16);
            if (length == 0) {
                break;
            }
            all.write(in.readNBytes(Math.min(length, most + 1)));
            String end = line(in);
            if (!end.isEmpty()) {
                throw new IOException("no end of a chunk");
            }
        }
        return all.toByteArray();
    }
}
