package org.perigee.app.cli;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Bytes a second as people type them: `500k`, `2.5M`, `1G`, `800000`.
final class Rate {

    private static final Pattern FORM = Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*([kmg]?)b?(?:/s)?");

    private Rate() {
    }

    /// @throws BadArgument where it is no rate
    static long parse(String text) {
        Matcher matcher = FORM.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            throw new BadArgument("Not a rate: " + text + ". Examples: 500k, 2.5M, 1G (bytes a second).");
        }
        double unit = switch (matcher.group(2)) {
            case "k" -> 1e3;
            case "m" -> 1e6;
            case "g" -> 1e9;
            default -> 1;
        };
        return Math.max(1, Math.round(Double.parseDouble(matcher.group(1)) * unit));
    }
}
