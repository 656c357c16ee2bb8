package org.perigee.app.core;

import java.util.function.Predicate;
import okhttp3.HttpUrl;
import org.perigee.catalog.provider.RealmEntry;

/// The hosts that may see a realm's secrets, over TLS or on this machine.
record RealmHosts(RealmEntry realm) implements Predicate<HttpUrl> {

    @Override
    public boolean test(HttpUrl url) {
        boolean safe = url.isHttps() || url.host().endsWith("localhost") || url.host().equals("127.0.0.1");
        return safe && realm.names(url.host(), url.port());
    }
}
