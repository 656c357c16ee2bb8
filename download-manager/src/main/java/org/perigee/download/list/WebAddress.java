package org.perigee.download.list;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.HexFormat;
import java.util.Locale;
import org.perigee.access.PublicAddress;
import org.perigee.access.Redaction;
import org.perigee.download.SafeName;

/// Addresses of files as they stand in lists.
public final class WebAddress {

    private static final String TO_BE_ESCAPED = " \"<>\\^`{|}";

    private WebAddress() {
    }

    /// Reads an address as browsers do: line breaks inside it are not meant, and characters that must be escaped are.
    ///
    /// @param base what a relative address starts from; null where there is nothing
    /// @throws URISyntaxException where it is no http or https address, or has a password in it; the reason is a sentence without secrets
    public static URI parse(String text, URI base) throws URISyntaxException {
        URI full;
        try {
            URI uri = new URI(tidy(text.strip()));
            full = base == null ? uri : base.resolve(uri);
        } catch (URISyntaxException | IllegalArgumentException e) {
            throw refused("“" + shown(text) + "” is no address");
        }
        String scheme = full.getScheme() == null ? "" : full.getScheme().toLowerCase(Locale.ROOT);
        if (scheme.isEmpty()) {
            throw refused("“" + shown(text) + "” is not a whole address");
        }
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw refused("Addresses of type “" + shown(scheme) + "” are not supported");
        }
        if (full.getHost() == null) {
            throw refused("“" + shown(text) + "” names no server");
        }
        if (full.getRawUserInfo() != null) {
            throw refused("An address with a password in it is not used: " + shown(text));
        }
        return full;
    }

    private static URISyntaxException refused(String why) {
        return new URISyntaxException("", why);
    }

    private static String tidy(String text) {
        StringBuilder out = new StringBuilder();
        for (char c : text.toCharArray()) {
            if (TO_BE_ESCAPED.indexOf(c) >= 0) {
                out.append('%').append(HexFormat.of().withUpperCase().toHexDigits((byte) c));
            } else if (c != '\n' && c != '\r' && c != '\t') {
                out.append(c);
            }
        }
        return out.toString();
    }

    /// A text of a list as it may be shown: short, printable, without secrets.
    static String shown(String text) {
        String printable = Redaction.text(text.replaceAll("\\p{C}", "?"));
        return printable.length() <= 200 ? printable : printable.substring(0, 199) + "…";
    }

    /// A plain name for the file at an address: the last part of its path. The server's own name for it is not asked, so that the same list finds its
    /// files again; secrets do not change it.
    public static String fileName(URI address) {
        String path = address.getPath() == null ? "" : address.getPath();
        String last = path.substring(path.lastIndexOf('/') + 1);
        String plain = last.replaceAll("[^A-Za-z0-9._=+-]", "_").replaceAll("^\\.+", "_");
        boolean says = !plain.isEmpty() && !plain.equals("_value") && !plain.matches("(?i)download");
        return says ? SafeName.clean(plain) : address.getHost() + "-" + Integer.toHexString(PublicAddress.of(address).toString().hashCode());
    }
}
