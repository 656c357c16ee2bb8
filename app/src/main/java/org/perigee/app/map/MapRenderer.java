package org.perigee.app.map;

/// Paints whole pictures, layer over layer. Keeps its scratch memory, so belongs to one thread.
final class MapRenderer {

    private final BaseMapPainter base = new BaseMapPainter(new WorldMap());
    private final FootprintPainter footprints = new FootprintPainter();
    private final LabelPainter labels = new LabelPainter();

    /// @param target as large as the request's camera in pixels
    /// @return whether the footprints were painted as a density
    boolean render(RenderRequest request, Surface target) {
        double scale = request.pixelScale();
        Camera camera = request.camera().scaled(scale);
        MapTheme theme = request.theme();
        base.paint(target, camera, scale, theme.base());
        if (request.graticule()) {
            base.graticule(target, camera, scale, theme.base());
        }
        if (request.draped() != null) {
            request.draped().paint(target, camera);
        }
        boolean density = footprints.paint(target, camera, scale, request.look(), theme.footprints());
        if (density) {
            base.linesOver(target, camera, scale, theme.base());
        }
        labels.paint(target, camera, scale, request.labels(), theme.base());
        return density;
    }
}
