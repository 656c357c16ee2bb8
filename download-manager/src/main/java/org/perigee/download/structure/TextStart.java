package org.perigee.download.structure;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// The first characters of what may be a text.
final class TextStart {

    private static final int LOOK_AT = 512;

    private TextStart() {
    }

    /// Lower case, without byte order mark and blanks before it; empty where it is no UTF-8 text.
    static String of(ByteView file) throws IOException {
        int length = (int) Math.min(LOOK_AT, file.size());
        String text = new String(file.copy(0, length), StandardCharsets.UTF_8).strip();
        String clean = text.startsWith("\ufeff") ? text.substring(1).strip() : text;
        return clean.indexOf('\0') >= 0 ? "" : clean.toLowerCase(Locale.ROOT);
    }

    static boolean isHtml(ByteView file) throws IOException {
        String start = of(file);
        return start.startsWith("<!doctype html") || start.startsWith("<html") || start.startsWith("<head") || start.startsWith("<body");
    }
}
