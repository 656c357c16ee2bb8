package org.perigee.access.oidc;

import java.net.URI;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import okhttp3.HttpUrl;
import org.perigee.access.Realm;

/// How one realm is signed in to.
///
/// @param realm        who
/// @param issuer       the issuer's address, below which the discovery document lies (OpenID Connect Discovery 1.0, section 4)
/// @param clientId     a public client
/// @param clientSecret for realms that give each user a client of their own; usually empty
/// @param scopes       such as `openid`, `offline_access`
/// @param hosts        hosts its tokens may go to, `host`, `host:port` or `*.domain`; never empty
public record OidcConfig(Realm realm, URI issuer, String clientId, String clientSecret, Set<String> scopes, Set<String> hosts) {

    public OidcConfig {
        Objects.requireNonNull(realm);
        Objects.requireNonNull(issuer);
        Objects.requireNonNull(clientId);
        Objects.requireNonNull(clientSecret);
        scopes = Set.copyOf(scopes);
        hosts = Set.copyOf(hosts);
    }

    /// Whether the realm's tokens may go to a URL: https to one of its hosts, or plain http to this machine.
    boolean covers(HttpUrl url) {
        return (url.isHttps() || isLoopback(url.host())) && hosts.stream().anyMatch(pattern -> matches(pattern, url));
    }

    private static boolean isLoopback(String host) {
        return host.equals("localhost") || host.endsWith(".localhost") || host.equals("127.0.0.1") || host.equals("::1");
    }

    private static boolean matches(String pattern, HttpUrl url) {
        String wanted = pattern.toLowerCase(Locale.ROOT);
        if (wanted.startsWith("*.")) {
            return url.host().endsWith(wanted.substring(1));
        }
        if (wanted.contains(":")) {
            return wanted.equals(url.host() + ":" + url.port());
        }
        boolean usualPort = url.port() == HttpUrl.defaultPort(url.scheme());
        return wanted.equals(url.host()) && usualPort;
    }
}
