package org.perigee.app.account;

import java.util.List;
import org.perigee.catalog.provider.RealmEntry;

/// A way to sign in from the window.
public enum SignInWay {
    /// On the realm's own page, in the system's browser.
    BROWSER,
    /// Name and password, with a one-time code where the account has a second factor; access key and secret of a store.
    PASSWORD,
    /// A key or token that was made elsewhere.
    KEY;

    /// The ways a realm offers, the preferred first; empty where nobody can or need sign in from the window.
    public static List<SignInWay> of(RealmEntry realm) {
        return switch (realm.kind()) {
            case OIDC -> realm.endpoint() == null ? List.of() : realm.client().flows().stream().flatMap(flow -> switch (flow) {
                case "code" -> java.util.stream.Stream.of(BROWSER);
                case "password" -> java.util.stream.Stream.of(PASSWORD);
                default -> java.util.stream.Stream.<SignInWay>empty();
            }).toList();
            case BASIC, S3_KEYS -> List.of(PASSWORD);
            case API_KEY, TOKEN -> List.of(KEY);
            case SIGNED_URL, NONE -> List.of();
        };
    }
}
