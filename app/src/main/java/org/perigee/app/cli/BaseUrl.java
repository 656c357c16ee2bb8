package org.perigee.app.cli;

import java.net.URI;

/// The address that `--base-url` names.
final class BaseUrl {

    private BaseUrl() {
    }

    /// The address of a folder, which ends with a slash.
    ///
    /// @param given may be null
    /// @throws BadArgument where it is no http address
    static URI checked(URI given) {
        if (given == null) {
            return null;
        }
        if (given.getHost() == null || !String.valueOf(given.getScheme()).matches("(?i)https?")) {
            throw new BadArgument("--base-url takes an http address.");
        }
        String text = given.toString();
        return text.contains("?") || text.endsWith("/") ? given : URI.create(text + "/");
    }
}
