package org.perigee.app.map;

import com.gluonhq.maps.tile.TileRetriever;
import java.util.concurrent.CompletableFuture;
import javafx.scene.image.Image;

/// Tells GluonMaps that there are no tiles: the base map is our own, nothing is fetched and nothing is cached on disk.
/// Public because the service loader makes it.
public final class NoTiles implements TileRetriever {

    /// For the service loader.
    public NoTiles() {
    }

    @Override
    public CompletableFuture<Image> loadTile(int zoom, long column, long row) {
        return CompletableFuture.completedFuture(null);
    }
}
