package org.perigee.app.map;

import com.gluonhq.maps.MapView;
import javafx.scene.layout.Region;

/// Holds the GluonMaps view that hosts our layer. It is a layout root of its own, so that moving the map lays out nothing around it.
///
/// The view's own camera is never moved. It goes stale after gestures, ends in the east and leaves blank edges; and it keeps a node for
/// every tile it ever came near, each listening to every further move: after 2,500 moves, even without images, one more took over a
/// second.
final class MapHost extends Region {

    private final MapView view = new MapView();
    private final PictureLayer layer;

    MapHost(Runnable beforeDrawing) {
        layer = new PictureLayer(beforeDrawing);
        setManaged(false);
        setMouseTransparent(true);
        view.addLayer(layer);
        getChildren().add(view);
    }

    PictureLayer layer() {
        return layer;
    }

    @Override
    protected void layoutChildren() {
        view.resizeRelocate(0, 0, getWidth(), getHeight());
    }
}
