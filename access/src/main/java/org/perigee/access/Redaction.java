package org.perigee.access;

import java.util.regex.Pattern;

/// Takes secrets out of text that is shown, logged, stored or exported.
public final class Redaction {

    private static final Pattern QUERY_SECRET = Pattern.compile("(?i)([?&;](?:" + SecretParameters.known().hidden() + ")=)[^&#\\s\"'<>]*");
    private static final Pattern USER_INFO = Pattern.compile("(?i)(\\b[a-z][a-z0-9+.-]*://)[^/@\\s\"'<>]+@");
    private static final Pattern HEADER = Pattern.compile("(?i)\\b(bearer|basic)\\s+[A-Za-z0-9+/=._~-]{8,}");
    private static final Pattern JWT = Pattern.compile("\\beyJ[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]+\\.?[A-Za-z0-9_-]*");

    private Redaction() {
    }

    /// The URL with the values of secret parameters and user information replaced.
    public static String url(String url) {
        return text(url);
    }

    /// The text with every secret replaced that can be recognised by its form.
    public static String text(String text) {
        String noQuery = QUERY_SECRET.matcher(text).replaceAll("$1***");
        String noUser = USER_INFO.matcher(noQuery).replaceAll("$1***@");
        String noHeader = HEADER.matcher(noUser).replaceAll("$1 ***");
        return JWT.matcher(noHeader).replaceAll("***");
    }
}
