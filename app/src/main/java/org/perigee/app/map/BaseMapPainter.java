package org.perigee.app.map;

/// Paints sea, land, borders and the graticule.
final class BaseMapPainter {

    /// Distances of meridians and parallels, degrees; the first that is not too dense is taken.
    private static final double[] STEPS = {0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30};
    private static final double LEAST_DISTANCE = 90;

    private final WorldMap world;
    private CoverageFill fill;

    BaseMapPainter(WorldMap world) {
        this.world = world;
    }

    /// @param camera in pixels of the surface
    /// @param pixelScale pixels in one unit: lines are that much thicker
    void paint(Surface surface, Camera camera, double pixelScale, MapTheme.Base colors) {
        WorldLevel level = level(camera, pixelScale);
        PixelGrid grid = PixelGrid.of(camera);
        surface.fill(Ink.of(colors.sea()).rgb());
        land(surface, grid, level.land(), Ink.of(colors.land()));
        lines(surface, grid, level.borders(), new LinePen(surface, Ink.of(colors.border()), 1.0 * pixelScale));
        lines(surface, grid, level.coasts(), new LinePen(surface, Ink.of(colors.coast()), 0.9 * pixelScale));
    }

    /// Coasts and borders once more, lightly, over a density that hides the land.
    void linesOver(Surface surface, Camera camera, double pixelScale, MapTheme.Base colors) {
        WorldLevel level = level(camera, pixelScale);
        PixelGrid grid = PixelGrid.of(camera);
        Ink ink = Ink.of(colors.labelHalo());
        lines(surface, grid, level.borders(), new LinePen(surface, ink.withAlpha(0.28), pixelScale));
        lines(surface, grid, level.coasts(), new LinePen(surface, ink.withAlpha(0.5), pixelScale));
    }

    private WorldLevel level(Camera camera, double pixelScale) {
        return world.level(camera.zoom() - Math.log(pixelScale) / Math.log(2));
    }

    private void land(Surface surface, PixelGrid grid, WorldLevel.Lines land, Ink ink) {
        if (fill == null || !fill.fits(surface)) {
            fill = new CoverageFill(surface.width(), surface.height());
        }
        int minY = grid.fixedY(0);
        int maxY = grid.fixedY(surface.height());
        // Rings run over the edge of their world by less than one world on either side.
        for (int turn = grid.firstWorld() - 1; turn <= grid.lastWorld() + 1; turn++) {
            int minX = grid.fixedX(0, turn);
            int maxX = grid.fixedX(surface.width(), turn);
            for (int ring = 0; ring < land.count(); ring++) {
                if (land.meets(ring, minX, minY, maxX, maxY)) {
                    ring(grid, land, ring, grid.offsetX(turn));
                }
            }
        }
        fill.paint(surface, ink);
    }

    private void ring(PixelGrid grid, WorldLevel.Lines land, int ring, double offset) {
        int end = land.start()[ring + 1];
        double x0 = land.xs()[end - 1] * grid.scale() + offset;
        double y0 = land.ys()[end - 1] * grid.scale() - grid.top();
        for (int i = land.start()[ring]; i < end; i++) {
            double x1 = land.xs()[i] * grid.scale() + offset;
            double y1 = land.ys()[i] * grid.scale() - grid.top();
            fill.edge(x0, y0, x1, y1);
            x0 = x1;
            y0 = y1;
        }
    }

    private static void lines(Surface surface, PixelGrid grid, WorldLevel.Lines lines, LinePen pen) {
        int minY = grid.fixedY(-2);
        int maxY = grid.fixedY(surface.height() + 2.0);
        for (int turn = grid.firstWorld() - 1; turn <= grid.lastWorld() + 1; turn++) {
            int minX = grid.fixedX(-2, turn);
            int maxX = grid.fixedX(surface.width() + 2.0, turn);
            double offset = grid.offsetX(turn);
            for (int line = 0; line < lines.count(); line++) {
                if (lines.meets(line, minX, minY, maxX, maxY)) {
                    line(grid, lines, line, offset, pen);
                }
            }
        }
    }

    private static void line(PixelGrid grid, WorldLevel.Lines lines, int line, double offset, LinePen pen) {
        int first = lines.start()[line];
        double x0 = lines.xs()[first] * grid.scale() + offset;
        double y0 = lines.ys()[first] * grid.scale() - grid.top();
        for (int i = first + 1; i < lines.start()[line + 1]; i++) {
            double x1 = lines.xs()[i] * grid.scale() + offset;
            double y1 = lines.ys()[i] * grid.scale() - grid.top();
            pen.segment(x0, y0, x1, y1);
            x0 = x1;
            y0 = y1;
        }
    }

    /// Meridians and parallels at round degrees, so many that they are an inch or so apart.
    void graticule(Surface surface, Camera camera, double pixelScale, MapTheme.Base colors) {
        PixelGrid grid = PixelGrid.of(camera);
        LinePen pen = new LinePen(surface, Ink.of(colors.graticule()), pixelScale);
        double step = STEPS[STEPS.length - 1];
        for (int i = STEPS.length - 1; i >= 0 && STEPS[i] / 360 * grid.worldSize() >= LEAST_DISTANCE * pixelScale; i--) {
            step = STEPS[i];
        }
        double west = Mercator.longitude(camera.worldX(0));
        double east = Mercator.longitude(camera.worldX(surface.width()));
        for (double lon = Math.ceil(west / step) * step; lon <= east; lon += step) {
            double x = camera.screenX(Mercator.x(lon));
            pen.segment(x, 0, x, surface.height());
        }
        double south = Mercator.latitude(camera.worldY(surface.height()));
        double north = Mercator.latitude(camera.worldY(0));
        for (double lat = Math.ceil(south / step) * step; lat <= north; lat += step) {
            double y = camera.screenY(Mercator.y(lat));
            pen.segment(0, y, surface.width(), y);
        }
    }
}
