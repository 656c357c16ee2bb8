package org.perigee.download.header;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A link of a `Link` header (RFC 8288, section 3).
///
/// @param target     as it stands between the angle brackets; may be relative
/// @param parameters by name in lower case, the first of several; a flag has an empty value
public record Link(String target, Map<String, String> parameters) {

    private static final int LONGEST = 64 * 1024;
    private static final int MOST = 500;

    public Link {
        parameters = Map.copyOf(parameters);
    }

    /// Whether it has a relation, among others perhaps.
    public boolean hasRelation(String name) {
        return List.of(parameter("rel").toLowerCase(Locale.ROOT).split("\\s+")).contains(name);
    }

    /// The value of a parameter; empty where it is absent.
    public String parameter(String name) {
        return parameters.getOrDefault(name, "");
    }

    /// Reads a header's value; what is no link is passed over. Blanks before and after `=` do no harm, as some servers write them.
    public static List<Link> parse(String value) {
        return value == null || value.length() > LONGEST ? List.of() : new Reader(value).links();
    }

    /// Walks through one value.
    private static final class Reader {

        private final String text;
        private int at;

        Reader(String text) {
            this.text = text;
        }

        List<Link> links() {
            List<Link> links = new ArrayList<>();
            while (at < text.length() && links.size() < MOST) {
                skip(" \t,");
                if (at < text.length() && text.charAt(at) == '<') {
                    int end = text.indexOf('>', at);
                    if (end < 0) {
                        return links;
                    }
                    String target = text.substring(at + 1, end).strip();
                    at = end + 1;
                    links.add(new Link(target, parameters()));
                } else {
                    upTo(",");
                }
            }
            return links;
        }

        private Map<String, String> parameters() {
            Map<String, String> parameters = new LinkedHashMap<>();
            skip(" \t");
            while (at < text.length() && text.charAt(at) == ';') {
                skip("; \t");
                String name = upTo("=;,").strip().toLowerCase(Locale.ROOT);
                String value = "";
                if (at < text.length() && text.charAt(at) == '=') {
                    at++;
                    skip(" \t");
                    value = at < text.length() && text.charAt(at) == '"' ? quoted() : upTo(";,").strip();
                }
                if (!name.isEmpty()) {
                    parameters.putIfAbsent(name, value);
                }
                skip(" \t");
            }
            upTo(",");
            return parameters;
        }

        private String quoted() {
            StringBuilder value = new StringBuilder();
            at++;
            while (at < text.length() && text.charAt(at) != '"') {
                if (text.charAt(at) == '\\' && at + 1 < text.length()) {
                    at++;
                }
                value.append(text.charAt(at++));
            }
            at = Math.min(text.length(), at + 1);
            return value.toString();
        }

        private void skip(String characters) {
            while (at < text.length() && characters.indexOf(text.charAt(at)) >= 0) {
                at++;
            }
        }

        private String upTo(String characters) {
            int from = at;
            while (at < text.length() && characters.indexOf(text.charAt(at)) < 0) {
                at++;
            }
            return text.substring(from, at);
        }
    }
}
