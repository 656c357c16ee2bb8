package org.perigee.opensearch;

import okhttp3.Request;
import org.perigee.access.AccessException;
import org.perigee.access.CallScope;
import org.perigee.access.FailureKind;
import org.perigee.access.HttpAccess;
import org.perigee.access.Realm;

/// Gets texts of one catalogue, signed in where it asks for that.
final class Fetcher {

    private final HttpAccess access;
    private final Realm realm;

    /// @param realm null for a catalogue that can be asked anonymously
    Fetcher(HttpAccess access, Realm realm) {
        this.access = access;
        this.realm = realm;
    }

    String text(String url, String accept, CallScope scope) throws AccessException {
        Request.Builder request = new Request.Builder();
        try {
            request.url(url).header("Accept", accept);
        } catch (IllegalArgumentException e) {
            throw AccessException.of(FailureKind.PROTOCOL, url, "Not an address that can be asked", e);
        }
        if (realm != null) {
            request.tag(Realm.class, realm);
        }
        return access.text(request.build(), scope);
    }
}
