package org.perigee.app.cli;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import org.perigee.access.s3.S3Keys;
import org.perigee.app.core.PerigeeCore;
import picocli.CommandLine.Option;

/// How S3 stores are reached.
final class StoreOptions {

    @Option(names = "--requester-pays", description = "Agree to pay for what is read from S3 buckets whose readers pay.")
    private boolean requesterPays;

    @Option(names = "--s3-endpoint", paramLabel = "URL", description = "The store in which s3:// addresses are, instead of those that are known.")
    private String endpoint;

    @Option(names = "--s3-region", paramLabel = "NAME", defaultValue = "us-east-1",
            description = "What requests to --s3-endpoint are signed for (default ${DEFAULT-VALUE}).")
    private String region;

    boolean isPayAccepted() {
        return requesterPays;
    }

    /// Prepares a core; keys in the environment go before those that are kept.
    ///
    /// @throws BadArgument where the endpoint is no address
    void apply(PerigeeCore core, Environment environment) {
        if (endpoint != null) {
            core.useStore(address(), region);
        }
        keys(environment).ifPresent(keys -> core.accounts().borrow(keys));
        if (requesterPays) {
            core.stores().acceptToPay();
        }
    }

    private URI address() {
        try {
            URI uri = new URI(endpoint);
            boolean plain = uri.getHost() != null && (uri.getPath().isEmpty() || uri.getPath().equals("/"));
            if (plain && ("https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme()))) {
                return uri;
            }
        } catch (URISyntaxException e) {
            // Said below.
        }
        throw new BadArgument("--s3-endpoint must be an http or https address without a path: " + endpoint.replaceAll("\\p{Cntrl}", "?"));
    }

    /// What AWS's own tools read from the environment.
    private static Optional<S3Keys> keys(Environment environment) {
        String access = environment.variables().getOrDefault("AWS_ACCESS_KEY_ID", "").strip();
        String secret = environment.variables().getOrDefault("AWS_SECRET_ACCESS_KEY", "").strip();
        String token = environment.variables().getOrDefault("AWS_SESSION_TOKEN", "").strip();
        return access.isEmpty() || secret.isEmpty() ? Optional.empty() : Optional.of(new S3Keys(access, secret, token));
    }
}
