package org.perigee.app.map;

import com.gluonhq.maps.MapPoint;
import com.gluonhq.maps.MapView;
import javafx.animation.PauseTransition;
import javafx.scene.layout.Region;
import javafx.util.Duration;

/// Holds the GluonMaps view that hosts our layer. It is a layout root of its own, so that moving the map lays out nothing around it.
///
/// The view's own camera goes stale after gestures, has no end in the east and leaves blank edges; so gestures are ours, and the view is
/// told where we are whenever the map comes to rest.
final class MapHost extends Region {

    private final MapView view = new MapView();
    private final PictureLayer layer;
    private final PauseTransition rest = new PauseTransition(Duration.millis(300));

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

    void show(Camera camera) {
        layer.show(camera);
        rest.setOnFinished(event -> {
            Viewpoint at = camera.viewpoint();
            view.setZoom(at.zoom());
            view.setCenter(new MapPoint(at.latitude(), at.longitude()));
        });
        rest.playFromStart();
    }

    void close() {
        rest.stop();
    }

    @Override
    protected void layoutChildren() {
        view.resizeRelocate(0, 0, getWidth(), getHeight());
    }
}
