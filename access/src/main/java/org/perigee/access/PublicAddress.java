package org.perigee.access;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// Addresses as they may be kept and handed on: without user names, passwords, tokens and signatures ([SecretParameters]).
public final class PublicAddress {

    private PublicAddress() {
    }

    /// Whether an address holds no secret, so that it may be kept as it is.
    public static boolean isPublic(URI address) {
        return of(address).equals(address);
    }

    /// The address without its secrets; the same one where it has none. What is left may need a sign-in, or a fresh secret.
    public static URI of(URI address) {
        String text = address.toString();
        String clean = withoutSecrets(withoutUserInfo(text, address.getRawUserInfo()));
        return clean.equals(text) ? address : URI.create(clean);
    }

    private static String withoutUserInfo(String text, String userInfo) {
        return userInfo == null ? text : text.replace("//" + userInfo + "@", "//");
    }

    private static String withoutSecrets(String text) {
        int hash = text.indexOf('#');
        int end = hash < 0 ? text.length() : hash;
        int question = text.indexOf('?');
        if (question < 0 || question > end) {
            return text;
        }
        List<String> parameters = Arrays.asList(text.substring(question + 1, end).split("[&;]", -1));
        boolean any = parameters.stream().anyMatch(PublicAddress::isSecret);
        if (!any) {
            return text;
        }
        String kept = parameters.stream().filter(one -> !isSecret(one) && !SecretParameters.known().goesWithSecrets(name(one)))
                .collect(Collectors.joining("&"));
        return text.substring(0, question) + (kept.isEmpty() ? "" : "?" + kept) + text.substring(end);
    }

    private static boolean isSecret(String parameter) {
        int equals = parameter.indexOf('=');
        return equals >= 0 && SecretParameters.known().isSecret(name(parameter), parameter.substring(equals + 1));
    }

    private static String name(String parameter) {
        int equals = parameter.indexOf('=');
        return (equals < 0 ? parameter : parameter.substring(0, equals)).replaceAll("(?i)%5f", "_").replaceAll("(?i)%2d", "-");
    }
}
