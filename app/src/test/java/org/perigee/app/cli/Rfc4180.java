package org.perigee.app.cli;

import java.util.ArrayList;
import java.util.List;

/// Reads comma-separated values strictly: lines end with CR LF, a quote stands only around a whole field or doubled inside one.
final class Rfc4180 {

    private final String text;
    private int at;

    private Rfc4180(String text) {
        this.text = text;
    }

    static List<List<String>> parse(String text) {
        Rfc4180 reader = new Rfc4180(text);
        List<List<String>> rows = new ArrayList<>();
        while (reader.at < text.length()) {
            rows.add(reader.row());
        }
        return rows;
    }

    private List<String> row() {
        List<String> row = new ArrayList<>();
        row.add(field());
        while (text.charAt(at) == ',') {
            at++;
            row.add(field());
        }
        if (!text.startsWith("\r\n", at)) {
            throw new AssertionError("No line end at " + at + ": " + text.substring(at, Math.min(at + 20, text.length())));
        }
        at += 2;
        return row;
    }

    private String field() {
        if (text.charAt(at) == '"') {
            return quoted();
        }
        int start = at;
        while (",\r\n\"".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(start, at);
    }

    private String quoted() {
        StringBuilder value = new StringBuilder();
        for (at++; text.charAt(at) != '"' || text.startsWith("\"\"", at); at++) {
            value.append(text.charAt(at));
            at += text.charAt(at) == '"' ? 1 : 0;
        }
        at++;
        return value.toString();
    }
}
