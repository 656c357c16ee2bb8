package org.perigee.app.map;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import javafx.geometry.Rectangle2D;

/// Paints the names of the countries that have room for them, the largest first, and none over another.
final class LabelPainter {

    /// A name may be this much wider than the country's root of area.
    private static final double OVERHANG = 1.5;
    private static final double AIR = 8;
    /// Beyond this zoom one looks at places, not at countries.
    private static final double UNTIL_ZOOM = 8.5;

    private final Map<LabelSprite, byte[]> halos = new IdentityHashMap<>();

    /// @param camera in pixels of the surface
    void paint(Surface surface, Camera camera, double pixelScale, List<LabelSprite> sprites, MapTheme.Base colors) {
        if (camera.zoom() - Math.log(pixelScale) / Math.log(2) > UNTIL_ZOOM) {
            return;
        }
        halos.keySet().retainAll(sprites);
        List<Rectangle2D> taken = new ArrayList<>();
        PixelGrid grid = PixelGrid.of(camera);
        for (LabelSprite sprite : sprites) {
            double roomy = Math.max(sprite.label().size() * OVERHANG, sprite.label().room() * 4);
            if (roomy * grid.worldSize() < sprite.width()) {
                continue;
            }
            for (int turn = grid.firstWorld(); turn <= grid.lastWorld(); turn++) {
                int left = (int) Math.round(camera.screenX(sprite.label().x() + turn) - sprite.width() / 2.0);
                int top = (int) Math.round(camera.screenY(sprite.label().y()) - sprite.height() / 2.0);
                Rectangle2D place = new Rectangle2D(left - AIR, top - AIR / 2, sprite.width() + 2 * AIR, sprite.height() + AIR);
                if (place.intersects(0, 0, surface.width(), surface.height()) && taken.stream().noneMatch(place::intersects)) {
                    taken.add(place);
                    byte[] halo = halos.computeIfAbsent(sprite, LabelSprite::halo);
                    blend(surface, sprite, halo, left, top, Ink.of(colors.labelHalo()).withAlpha(0.8));
                    blend(surface, sprite, sprite.mask(), left, top, Ink.of(colors.label()));
                }
            }
        }
    }

    private static void blend(Surface surface, LabelSprite sprite, byte[] mask, int left, int top, Ink ink) {
        for (int y = Math.max(0, -top); y < Math.min(sprite.height(), surface.height() - top); y++) {
            for (int x = Math.max(0, -left); x < Math.min(sprite.width(), surface.width() - left); x++) {
                int cover = mask[y * sprite.width() + x] & 255;
                if (cover > 0) {
                    surface.blend((top + y) * surface.width() + left + x, ink.rgb(), cover * ink.alpha() / 255);
                }
            }
        }
    }
}
