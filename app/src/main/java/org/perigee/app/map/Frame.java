package org.perigee.app.map;

import java.nio.IntBuffer;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/// One of the few pictures that go round between the rendering thread and the JavaFX thread.
final class Frame {

    private final Surface surface;
    private final PixelBuffer<IntBuffer> buffer;
    private final WritableImage image;
    private RenderRequest request;
    private boolean density;

    Frame(int width, int height) {
        int[] pixels = new int[width * height];
        surface = new Surface(pixels, width, height);
        buffer = new PixelBuffer<>(width, height, IntBuffer.wrap(pixels), PixelFormat.getIntArgbPreInstance());
        image = new WritableImage(buffer);
    }

    void render(MapRenderer renderer, RenderRequest wanted) {
        request = wanted;
        density = renderer.render(wanted, surface);
    }

    boolean fits(int width, int height) {
        return surface.width() == width && surface.height() == height;
    }

    /// Tells JavaFX that the pixels are new; only on its thread.
    void publish() {
        buffer.updateBuffer(whole -> null);
    }

    WritableImage image() {
        return image;
    }

    RenderRequest request() {
        return request;
    }

    boolean density() {
        return density;
    }
}
