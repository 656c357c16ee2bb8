package org.perigee.sandbox.download;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.perigee.sandbox.catalogue.Product;
import org.perigee.sandbox.http.HttpCall;

/// The products' little pictures, 343 × 343 JPEG, drawn when asked for; the last few are kept. Safe for any number of
/// threads.
public final class Quicklooks {

    private static final int KEPT = 400;

    private final Map<UUID, byte[]> recent = new LinkedHashMap<>(KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, byte[]> eldest) {
            return size() > KEPT;
        }
    };

    /// Answers a request for a picture.
    public void serve(HttpCall call, Product product) throws IOException {
        byte[] image = jpeg(product);
        call.set("ETag", '"' + Integer.toHexString(product.name().hashCode()) + '"').set("Cache-Control", "public, max-age=86400");
        call.send(200, "image/jpeg", image);
    }

    /// The picture's bytes, the same ones every time.
    public byte[] jpeg(Product product) {
        synchronized (recent) {
            byte[] kept = recent.get(product.id());
            if (kept != null) {
                return kept;
            }
        }
        byte[] drawn = encode(QuicklookPainter.of(product).paint());
        synchronized (recent) {
            recent.put(product.id(), drawn);
        }
        return drawn;
    }

    private static byte[] encode(BufferedImage image) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(40_000);
        // Named, since by default every picture would pass through a file.
        try (MemoryCacheImageOutputStream memory = new MemoryCacheImageOutputStream(out)) {
            ImageIO.write(image, "jpeg", memory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
