package org.perigee.app.window;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.image.Image;
import okhttp3.Request;
import okhttp3.Response;
import org.perigee.access.CallScope;
import org.perigee.access.Realm;
import org.perigee.app.async.Tasks;
import org.perigee.app.core.PerigeeCore;
import org.perigee.catalog.local.Preview;
import org.perigee.catalog.model.Asset;
import org.perigee.catalog.model.Item;

/// Fetches quicklooks beside the JavaFX thread: from the local store first, then from the provider, which is asked once.
final class Quicklooks {

    private static final double LARGEST = 800;
    private static final long MOST_BYTES = 20_000_000;

    private final PerigeeCore core;
    private final Tasks tasks;

    Quicklooks(PerigeeCore core, Tasks tasks) {
        this.core = core;
        this.tasks = tasks;
    }

    /// Hands over the picture on the JavaFX thread; null where there is none.
    void fetch(Item item, Consumer<Image> consumer) {
        Optional<Asset> asset = item.quicklook().filter(found -> isHttp(found.href()));
        if (asset.isEmpty()) {
            consumer.accept(null);
            return;
        }
        tasks.run(() -> decode(bytes(asset.get()))).onSuccess(consumer).onFailure(failure -> consumer.accept(null)).start();
    }

    private static boolean isHttp(URI uri) {
        return "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
    }

    private byte[] bytes(Asset asset) throws IOException {
        Optional<Preview> known = core.previews().get(asset.href());
        if (known.isPresent()) {
            return known.get().bytes();
        }
        Request.Builder request = new Request.Builder().url(asset.href().toString());
        if (!asset.realm().isEmpty()) {
            request.tag(Realm.class, new Realm(asset.realm()));
        }
        try (Response response = core.access().send(request.build(), new CallScope())) {
            if (!response.isSuccessful()) {
                throw core.access().failure(response);
            }
            byte[] bytes = response.body().byteStream().readNBytes((int) MOST_BYTES);
            core.previews().put(asset.href(), response.header("Content-Type", ""), bytes);
            return bytes;
        }
    }

    private static Image decode(byte[] bytes) {
        Image image = new Image(new ByteArrayInputStream(bytes), LARGEST, LARGEST, true, true);
        return image.isError() ? null : image;
    }
}
