package org.perigee.app.map;

import com.gluonhq.maps.MapLayer;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.Image;
import javafx.scene.paint.Color;

/// Shows the finished picture, moved and scaled to where the camera is by now. A canvas without smoothing does that several times faster
/// in software than an image view.
final class PictureLayer extends MapLayer {

    private final Canvas canvas = new Canvas();
    private final Runnable beforeDrawing;
    private Camera camera;
    private Frame frame;
    private Frame backdrop;
    private Color sea = Color.TRANSPARENT;
    private boolean stale;

    /// @param beforeDrawing called once in each pulse in which the layer is drawn
    PictureLayer(Runnable beforeDrawing) {
        this.beforeDrawing = beforeDrawing;
        setMouseTransparent(true);
        getChildren().add(canvas);
    }

    void show(Camera newCamera) {
        camera = newCamera;
        refresh();
    }

    void show(Frame newFrame) {
        frame = newFrame;
        refresh();
    }

    void showBackdrop(Frame newBackdrop) {
        backdrop = newBackdrop;
        refresh();
    }

    void setSea(Color color) {
        sea = color;
        refresh();
    }

    Frame frame() {
        return frame;
    }

    void refresh() {
        stale = true;
        markDirty();
    }

    @Override
    protected void layoutLayer() {
        if (!stale || camera == null || camera.width() <= 0) {
            return;
        }
        stale = false;
        beforeDrawing.run();
        draw();
    }

    private void draw() {
        canvas.setWidth(camera.width());
        canvas.setHeight(camera.height());
        GraphicsContext pen = canvas.getGraphicsContext2D();
        pen.setImageSmoothing(false);
        if (frame == null || !covers()) {
            pen.setFill(sea);
            pen.fillRect(0, 0, camera.width(), camera.height());
            drawBackdrop(pen);
        }
        if (frame != null) {
            draw(pen, frame, 0);
        }
    }

    private void drawBackdrop(GraphicsContext pen) {
        if (backdrop == null) {
            return;
        }
        PixelGrid grid = PixelGrid.of(camera);
        for (int turn = grid.firstWorld(); turn <= grid.lastWorld(); turn++) {
            draw(pen, backdrop, turn);
        }
    }

    private boolean covers() {
        Camera from = frame.request().camera();
        double scale = camera.worldSize() / from.worldSize();
        double left = from.left() * scale - camera.left();
        double top = from.top() * scale - camera.top();
        double slack = 0.5;
        return left <= slack && top <= slack && left + from.width() * scale >= camera.width() - slack
                && top + from.height() * scale >= camera.height() - slack;
    }

    private void draw(GraphicsContext pen, Frame picture, int turn) {
        Camera from = picture.request().camera();
        Image image = picture.image();
        double scale = camera.zoom() == from.zoom() ? 1 : camera.worldSize() / from.worldSize();
        double left = (from.left() + turn * from.worldSize()) * scale - camera.left();
        double top = from.top() * scale - camera.top();
        if (scale == 1) {
            left = Math.rint(left);
            top = Math.rint(top);
        }
        double x0 = Math.max(left, 0);
        double y0 = Math.max(top, 0);
        double x1 = Math.min(left + from.width() * scale, camera.width());
        double y1 = Math.min(top + from.height() * scale, camera.height());
        if (x1 > x0 && y1 > y0) {
            double fine = picture.request().pixelScale() / scale;
            pen.drawImage(image, (x0 - left) * fine, (y0 - top) * fine, (x1 - x0) * fine, (y1 - y0) * fine, x0, y0, x1 - x0, y1 - y0);
        }
    }
}
