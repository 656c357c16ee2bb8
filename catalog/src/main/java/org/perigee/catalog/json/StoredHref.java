package org.perigee.catalog.json;

import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// Addresses as they may be written down: without user names, passwords, tokens and signatures.
public final class StoredHref {

    /// The same names as in the network layer's list, which this module does not see; a test compares them.
    private static final Set<String> SECRET_PARAMETERS = Set.of("_tk", "_bearer", "token", "access_token", "accesstoken", "id_token", "refresh_token",
            "auth", "authorization", "auth_token", "session_token", "sessionid", "jwt", "sas", "api_key", "apikey", "api-key", "x-api-key",
            "subscription-key", "password", "passwd", "pwd", "totp", "client_secret", "secret", "sig", "signature", "x-amz-signature",
            "x-amz-credential", "x-amz-security-token", "awsaccesskeyid", "x-goog-signature", "x-goog-credential", "policy", "key-pair-id", "hdnea",
            "hdnts", "__token__", "__gda__");

    private StoredHref() {
    }

    /// The address without secrets; the same one where it has none.
    public static String of(URI href) {
        String text = withoutUserInfo(href);
        int question = text.indexOf('?');
        if (question < 0) {
            return text;
        }
        int hash = text.indexOf('#', question);
        String query = text.substring(question + 1, hash < 0 ? text.length() : hash);
        String kept = Arrays.stream(query.split("&")).filter(StoredHref::isHarmless).collect(Collectors.joining("&"));
        if (kept.equals(query)) {
            return text;
        }
        return text.substring(0, question) + (kept.isEmpty() ? "" : "?" + kept) + (hash < 0 ? "" : text.substring(hash));
    }

    private static String withoutUserInfo(URI href) {
        String userInfo = href.getRawUserInfo();
        return userInfo == null ? href.toString() : href.toString().replaceFirst("//" + java.util.regex.Pattern.quote(userInfo) + "@", "//");
    }

    private static boolean isHarmless(String parameter) {
        int equals = parameter.indexOf('=');
        String name = equals < 0 ? parameter : parameter.substring(0, equals);
        return !SECRET_PARAMETERS.contains(name.toLowerCase(Locale.ROOT));
    }
}
