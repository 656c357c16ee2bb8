package org.perigee.app.map;

import javafx.animation.AnimationTimer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

/// Where the map looks. Everything here belongs to the JavaFX thread. Longitudes are endless, latitudes end where the Mercator world
/// does, and the zoom never leaves a blank edge.
public final class MapCamera {

    private final ReadOnlyObjectWrapper<Camera> camera = new ReadOnlyObjectWrapper<>(this, "camera", new Camera(0.5, 0.5, 0, 0, 0));
    private final ObjectProperty<Viewpoint> view = new SimpleObjectProperty<>(this, "view", Viewpoint.WORLD);
    private final BooleanProperty animated = new SimpleBooleanProperty(this, "animated", true);
    private final ZoomAnimation animation = new ZoomAnimation();
    /// Asked for before the map had a size.
    private GeoBox waiting;
    private boolean following;

    MapCamera() {
        view.addListener((property, before, now) -> {
            if (!following && hasSize()) {
                Camera wanted = Camera.of(now, camera().width(), camera().height());
                jump(new Camera(wanted.x() + Math.rint(camera().x() - wanted.x()), wanted.y(), wanted.zoom(), wanted.width(), wanted.height()));
            }
        });
    }

    /// Centre and zoom; can be set. What is set may be adjusted at once, so that the world fills the map.
    public ObjectProperty<Viewpoint> viewProperty() {
        return view;
    }

    /// Whether zooming glides. Off for users who want no motion.
    public BooleanProperty animatedProperty() {
        return animated;
    }

    /// Shows the whole box, with some room around it.
    public void show(GeoBox box) {
        if (hasSize()) {
            jump(camera().showing(box));
        } else {
            waiting = box;
        }
    }

    /// Zooms about the centre by so many levels.
    public void zoomBy(double levels) {
        zoomAbout(camera().width() / 2, camera().height() / 2, levels);
    }

    /// Moves the view by so many pixels; positive numbers look further east and south.
    public void panBy(double dx, double dy) {
        if (hasSize()) {
            jump(camera().panned(dx, dy));
        }
    }

    ReadOnlyObjectProperty<Camera> cameraProperty() {
        return camera.getReadOnlyProperty();
    }

    Camera camera() {
        return camera.get();
    }

    boolean hasSize() {
        return camera().width() > 0 && camera().height() > 0;
    }

    void resize(double width, double height) {
        if (width <= 0 || height <= 0 || width == camera().width() && height == camera().height()) {
            return;
        }
        Camera resized = hasSize() ? camera().resized(width, height) : Camera.of(view.get(), width, height);
        GeoBox box = waiting;
        waiting = null;
        move(box == null ? resized : resized.showing(box));
    }

    void zoomAbout(double screenX, double screenY, double levels) {
        if (hasSize()) {
            animation.start(screenX, screenY, levels);
        }
    }

    /// Goes there at once and ends any motion.
    void jump(Camera to) {
        animation.stop();
        move(to);
    }

    private void move(Camera to) {
        Camera snapped = to.snapped();
        if (snapped.equals(camera())) {
            return;
        }
        following = true;
        camera.set(snapped);
        view.set(snapped.viewpoint());
        following = false;
    }

    /// Glides to a zoom, faster at first; further wheel turns move the goal.
    private final class ZoomAnimation extends AnimationTimer {

        private static final double TIME_CONSTANT = 70e6;
        private static final double NEAR_ENOUGH = 0.005;

        private double anchorX;
        private double anchorY;
        private double goal;
        private long last;
        private boolean running;

        void start(double screenX, double screenY, double levels) {
            double from = running ? goal : camera().zoom();
            goal = Math.clamp(from + levels, camera().minZoom(), camera().maxZoom());
            anchorX = screenX;
            anchorY = screenY;
            if (!animated.get()) {
                jump(camera().zoomedAbout(anchorX, anchorY, goal));
            } else if (!running) {
                running = true;
                last = System.nanoTime();
                start();
            }
        }

        @Override
        public void handle(long now) {
            long time = System.nanoTime();
            double share = 1 - Math.exp(-(time - last) / TIME_CONSTANT);
            last = time;
            double left = goal - camera().zoom();
            if (Math.abs(left) < NEAR_ENOUGH) {
                jump(camera().zoomedAbout(anchorX, anchorY, goal));
            } else {
                move(camera().zoomedAbout(anchorX, anchorY, camera().zoom() + left * share));
            }
        }

        @Override
        public void stop() {
            running = false;
            super.stop();
        }
    }
}
