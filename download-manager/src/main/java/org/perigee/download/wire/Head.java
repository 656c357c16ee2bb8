package org.perigee.download.wire;

import java.io.IOException;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.Request;

/// The head of an answer (RFC 9112, sections 4 and 5), and the writing of a request's.
///
/// @param status  200 to 599: interim answers are skipped
/// @param minor   of the protocol's version: 0 or 1
/// @param message after the status
/// @param headers as they came
record Head(int status, int minor, String message, Headers headers) {

    private static final int LONGEST = 64 * 1024;
    private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.([01]) ([1-5]\\d\\d)(?: (.*))?");

    /// A request without a body.
    static ByteBuffer request(Request request) {
        HttpUrl url = request.url();
        StringBuilder head = new StringBuilder(512);
        String query = url.encodedQuery();
        head.append(request.method()).append(' ').append(url.encodedPath()).append(query == null ? "" : "?" + query).append(" HTTP/1.1\r\n");
        if (request.header("Host") == null) {
            boolean usual = url.port() == HttpUrl.defaultPort(url.scheme());
            String host = url.host().contains(":") ? "[" + url.host() + "]" : url.host();
            head.append("Host: ").append(host).append(usual ? "" : ":" + url.port()).append("\r\n");
        }
        request.headers().forEach(field -> head.append(field.getFirst()).append(": ").append(field.getSecond()).append("\r\n"));
        head.append("\r\n");
        return ByteBuffer.wrap(head.toString().getBytes(StandardCharsets.ISO_8859_1));
    }

    /// @throws ProtocolException where what comes is no HTTP
    static Head read(Wire wire) throws IOException {
        Lines lines = new Lines(wire);
        Head head = one(lines);
        while (head.status() < 200) {
            head = one(lines);
        }
        return head;
    }

    private static Head one(Lines lines) throws IOException {
        Matcher first = STATUS_LINE.matcher(lines.next());
        if (!first.matches()) {
            throw new ProtocolException("The server does not speak HTTP/1.1");
        }
        Headers.Builder headers = new Headers.Builder();
        String line = lines.next();
        while (!line.isEmpty()) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.addUnsafeNonAscii(line.substring(0, colon).strip(), line.substring(colon + 1).strip());
            }
            line = lines.next();
        }
        String message = first.group(3) == null ? "" : first.group(3);
        return new Head(Integer.parseInt(first.group(2)), Integer.parseInt(first.group(1)), message, headers.build());
    }

    /// Lines that end with LF or CR LF, all together no longer than a head may be.
    static final class Lines {

        private final Wire wire;
        private int read;

        Lines(Wire wire) {
            this.wire = wire;
        }

        String next() throws IOException {
            StringBuilder line = new StringBuilder(64);
            int character = wire.readByte();
            while (character != '\n') {
                if (++read > LONGEST) {
                    throw new ProtocolException("The head of the answer does not end");
                }
                line.append((char) character);
                character = wire.readByte();
            }
            boolean carriage = !line.isEmpty() && line.charAt(line.length() - 1) == '\r';
            return carriage ? line.substring(0, line.length() - 1) : line.toString();
        }
    }

    boolean hasBody() {
        return status != 204 && status != 304;
    }

    boolean isChunked() {
        return lower("Transfer-Encoding").contains("chunked");
    }

    /// @throws ProtocolException where two lengths contradict each other (RFC 9112, section 6.3)
    OptionalLong length() throws ProtocolException {
        OptionalLong length = OptionalLong.empty();
        for (String value : headers.values("Content-Length")) {
            if (!value.matches("\\d{1,18}") || length.isPresent() && length.getAsLong() != Long.parseLong(value)) {
                throw new ProtocolException("The answer's length makes no sense");
            }
            length = OptionalLong.of(Long.parseLong(value));
        }
        return isChunked() ? OptionalLong.empty() : length;
    }

    /// Whether the connection can be used again once the body has been read.
    boolean keepsConnection() {
        return minor == 1 && !lower("Connection").contains("close");
    }

    private String lower(String name) {
        return String.join(",", headers.values(name)).toLowerCase(Locale.ROOT);
    }
}
