package org.perigee.app.map;

import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.paint.Color;

/// Paints footprints: tinted and outlined while their outlines can be told apart, else as a density; then the basket and the selection.
final class FootprintPainter {

    /// With more different outlines than this in sight, nobody tells them apart.
    static final int MOST_OUTLINES = 3000;
    /// Nor where lines would cover more than this share of the picture.
    private static final double MOST_INK = 0.12;
    private static final int TABLE = 256;
    private static final double FAINTEST_FILL = 0.10;
    private static final double STRONGEST_FILL = 0.42;

    private DensityGrid density;

    /// @param camera in pixels of the surface
    /// @return whether the density was painted instead of outlines
    boolean paint(Surface surface, Camera camera, double pixelScale, FootprintLook look, MapTheme.Footprints colors) {
        if (!look.visible() || look.set().size() == 0) {
            return false;
        }
        if (density == null || !density.fits(surface)) {
            density = new DensityGrid(surface.width(), surface.height());
        }
        PixelGrid grid = PixelGrid.of(camera);
        VisibleFootprints visible = VisibleFootprints.in(surface, grid, look.set(), look.filter());
        int[] outlines = visible.distinct(MOST_OUTLINES);
        if (outlines != null && visible.outlineLength(outlines, surface) * pixelScale > MOST_INK * surface.width() * surface.height()) {
            outlines = null;
        }
        if (outlines == null) {
            density(surface, visible, colors.density());
        } else {
            if (look.fill()) {
                tint(surface, visible, colors);
            }
            outline(surface, visible, outlines, colors, pixelScale);
        }
        basket(surface, grid, look, colors, pixelScale);
        selection(surface, grid, look, colors, pixelScale);
        return outlines == null;
    }

    private void density(Surface surface, VisibleFootprints visible, List<Color> colors) {
        for (int entry = 0; entry < visible.count; entry++) {
            density.add(visible, entry);
        }
        density.paint(surface, Ink.ramp(colors, TABLE), density.sum());
        density.clear();
    }

    private void tint(Surface surface, VisibleFootprints visible, MapTheme.Footprints colors) {
        for (int style = 0; style < colors.missions().size(); style++) {
            boolean any = false;
            for (int entry = 0; entry < visible.count; entry++) {
                if (styleOf(visible, entry, colors) == style) {
                    density.add(visible, entry);
                    any = true;
                }
            }
            if (any) {
                Color color = colors.mission(style);
                List<Color> stops = List.of(color.deriveColor(0, 1, 1, FAINTEST_FILL), color.deriveColor(0, 1, 1, STRONGEST_FILL));
                // Among few, the second is not as strong as the hundredth would be.
                density.paint(surface, Ink.ramp(stops, TABLE), Math.max(density.sum(), 24));
                density.clear();
            }
        }
    }

    private static int styleOf(VisibleFootprints visible, int entry, MapTheme.Footprints colors) {
        return Math.clamp(visible.set.styles[visible.slots[entry]], 0, colors.missions().size() - 1);
    }

    private static void outline(Surface surface, VisibleFootprints visible, int[] entries, MapTheme.Footprints colors, double pixelScale) {
        double opacity = entries.length > 800 ? 0.55 : 0.85;
        LinePen[] pens = IntStream.range(0, colors.missions().size())
                .mapToObj(style -> new LinePen(surface, Ink.of(colors.mission(style)).withAlpha(opacity), 1.25 * pixelScale))
                .toArray(LinePen[]::new);
        for (int entry : entries) {
            stroke(visible, entry, pens[styleOf(visible, entry, colors)]);
        }
    }

    private static void stroke(VisibleFootprints visible, int entry, LinePen pen) {
        FootprintSet set = visible.set;
        PixelGrid grid = visible.grid;
        int slot = visible.slots[entry];
        double offset = grid.offsetX(visible.turns[entry]);
        for (int ring = set.firstRing[slot]; ring < set.firstRing[slot + 1]; ring++) {
            int end = set.ringStart[ring + 1];
            for (int i = set.ringStart[ring], j = end - 1; i < end; j = i++) {
                if (!isSeam(set, j, i)) {
                    pen.segment(set.xs[j] * grid.scale() + offset, set.ys[j] * grid.scale() - grid.top(),
                            set.xs[i] * grid.scale() + offset, set.ys[i] * grid.scale() - grid.top());
                }
            }
        }
    }

    /// An edge along the antimeridian or the edge of the world comes from cutting, not from the footprint.
    static boolean isSeam(FootprintSet set, int from, int to) {
        boolean antimeridian = set.xs[from] == set.xs[to] && Math.floorMod(set.xs[from], Mercator.WORLD) == 0;
        boolean edge = set.ys[from] == set.ys[to] && (set.ys[from] == 0 || set.ys[from] == Mercator.WORLD);
        return antimeridian || edge;
    }

    private void basket(Surface surface, PixelGrid grid, FootprintLook look, MapTheme.Footprints colors, double pixelScale) {
        VisibleFootprints visible = chosen(surface, grid, look, look.basket());
        if (visible.count == 0) {
            return;
        }
        for (int entry = 0; entry < visible.count; entry++) {
            density.add(visible, entry);
        }
        density.sum();
        density.hatch(surface, Ink.of(colors.basket()), grid, pixelScale);
        density.clear();
        outline(visible, new LinePen(surface, Ink.of(colors.basket()), 1.6 * pixelScale));
    }

    private static void selection(Surface surface, PixelGrid grid, FootprintLook look, MapTheme.Footprints colors, double pixelScale) {
        outline(chosen(surface, grid, look, look.selected()), new LinePen(surface, Ink.of(colors.selection()), 2.4 * pixelScale));
    }

    private static VisibleFootprints chosen(Surface surface, PixelGrid grid, FootprintLook look, BitSet ids) {
        BitSet wanted = (BitSet) ids.clone();
        if (look.filter() != null) {
            wanted.and(look.filter());
        }
        FootprintSet set = wanted.isEmpty() ? FootprintSet.empty() : look.set();
        return VisibleFootprints.in(surface, grid, set, wanted);
    }

    private static void outline(VisibleFootprints visible, LinePen pen) {
        int[] entries = visible.distinct(MOST_OUTLINES);
        for (int i = 0; i < (entries == null ? visible.count : entries.length); i++) {
            stroke(visible, entries == null ? i : entries[i], pen);
        }
    }
}
