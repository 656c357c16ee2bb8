package org.perigee.catalog.provider;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// Where and how one signs in, as data: who gives out what is needed, and which hosts may see it. Holds no secret.
///
/// @param id       what providers refer to
/// @param title    for people: whose account it is
/// @param kind     how one signs in
/// @param endpoint issuer (OpenID Connect), signing service, token endpoint or S3 endpoint; null where none is needed
/// @param client   how an OpenID Connect client presents itself; [Client#NONE] for the other kinds
/// @param header   the header that carries an API key; empty for the other kinds
/// @param hosts    hosts its tokens and keys may go to, `host` or `*.domain`; nothing goes anywhere else
/// @param signUp   where an account is made or keys are had; null where unknown
public record RealmEntry(String id, String title, Kind kind, URI endpoint, Client client, String header, Set<String> hosts, URI signUp) {

    public RealmEntry {
        Objects.requireNonNull(id);
        Objects.requireNonNull(title);
        Objects.requireNonNull(kind);
        Objects.requireNonNull(client);
        Objects.requireNonNull(header);
        hosts = Set.copyOf(hosts);
    }

    /// How one signs in.
    public enum Kind {
        /// OpenID Connect or OAuth 2.0.
        OIDC,
        /// Name and password in every request (RFC 7617).
        BASIC,
        /// A key in a header.
        API_KEY,
        /// A bearer token that people have made for them elsewhere (RFC 6750).
        TOKEN,
        /// An access key and a secret for S3.
        S3_KEYS,
        /// Addresses are signed by a service just before use.
        SIGNED_URL,
        /// Nothing is needed.
        NONE
    }

    /// An OpenID Connect client.
    ///
    /// @param id     the public client's id
    /// @param scopes to ask for
    /// @param flows  that the realm allows it, the preferred first: `code`, `device`, `password`, `client_credentials`
    public record Client(String id, Set<String> scopes, List<String> flows) {

        /// No client.
        public static final Client NONE = new Client("", Set.of(), List.of());

        public Client {
            Objects.requireNonNull(id);
            scopes = Set.copyOf(scopes);
            flows = List.copyOf(flows);
        }
    }

    public Optional<URI> findEndpoint() {
        return Optional.ofNullable(endpoint);
    }

    /// Whether its hosts name this one. Whether the way there is safe is another question.
    ///
    /// @param port as far as it is told; only a pattern with a port looks at it
    public boolean names(String host, int port) {
        String name = host.toLowerCase(Locale.ROOT);
        return hosts.stream().map(pattern -> pattern.toLowerCase(Locale.ROOT))
                .anyMatch(pattern -> pattern.startsWith("*.") ? name.endsWith(pattern.substring(1)) : pattern.equals(name) || pattern.equals(name + ":" + port));
    }

    /// As [#names(String, int)]; an address without a host is nobody's.
    public boolean names(URI uri) {
        return uri.getHost() != null && names(uri.getHost(), uri.getPort());
    }

    public Optional<URI> findSignUp() {
        return Optional.ofNullable(signUp);
    }
}
