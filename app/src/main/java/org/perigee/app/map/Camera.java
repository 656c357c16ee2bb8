package org.perigee.app.map;

/// Where the viewport stands over the endless row of worlds. Immutable; all screen coordinates are pixels from the top left corner.
///
/// @param x centre in worlds, not limited: every whole number is the same meridian again
/// @param y centre in worlds, 0 at the north
/// @param zoom the world is 256 · 2^zoom pixels wide
/// @param width of the viewport, pixels
/// @param height of the viewport, pixels
record Camera(double x, double y, double zoom, double width, double height) {

    static final double MAX_ZOOM = 16;
    private static final double TILE = 256;
    /// The world may be a little narrower than a wide viewport: its neighbours fill the rest.
    private static final double LEAST_SHARE_OF_WIDTH = 0.7;

    static Camera of(Viewpoint view, double width, double height) {
        return new Camera(Mercator.x(view.longitude()), Mercator.y(view.latitude()), view.zoom(), width, height).clamped();
    }

    Viewpoint viewpoint() {
        return new Viewpoint(Mercator.normalisedLongitude(Mercator.longitude(x)), Mercator.latitude(y), zoom);
    }

    double worldSize() {
        return TILE * Math.pow(2, zoom);
    }

    /// World pixels left of the viewport.
    double left() {
        return x * worldSize() - width / 2;
    }

    double top() {
        return y * worldSize() - height / 2;
    }

    double screenX(double worldX) {
        return (worldX - x) * worldSize() + width / 2;
    }

    double screenY(double worldY) {
        return (worldY - y) * worldSize() + height / 2;
    }

    double worldX(double screenX) {
        return x + (screenX - width / 2) / worldSize();
    }

    double worldY(double screenY) {
        return y + (screenY - height / 2) / worldSize();
    }

    /// The longitude is not normalised: it grows on from world to world.
    LonLat lonLat(double screenX, double screenY) {
        return new LonLat(Mercator.longitude(worldX(screenX)), Mercator.latitude(Math.clamp(worldY(screenY), 0.0, 1.0)));
    }

    Camera panned(double dx, double dy) {
        return new Camera(x + dx / worldSize(), y + dy / worldSize(), zoom, width, height).clamped();
    }

    /// What is under the given pixel stays under it, as far as the limits of the world allow.
    Camera zoomedAbout(double screenX, double screenY, double newZoom) {
        Camera zoomed = new Camera(x, y, Math.clamp(newZoom, minZoom(), maxZoom()), width, height);
        return new Camera(x + worldX(screenX) - zoomed.worldX(screenX), y + worldY(screenY) - zoomed.worldY(screenY),
                zoomed.zoom, width, height).clamped();
    }

    Camera resized(double newWidth, double newHeight) {
        return new Camera(x, y, zoom, newWidth, newHeight).clamped();
    }

    /// Shows the whole box with some room around it; the turn of the world nearest to this camera is taken.
    Camera showing(GeoBox box) {
        double west = Mercator.x(box.west());
        double east = Mercator.x(box.east());
        double north = Mercator.y(box.north());
        double south = Mercator.y(box.south());
        double room = 0.84;
        double perWidth = room * width / Math.max(east - west, 1e-9);
        double perHeight = room * height / Math.max(south - north, 1e-9);
        double fitting = Math.log(Math.min(perWidth, perHeight) / TILE) / Math.log(2);
        double centre = (west + east) / 2;
        return new Camera(centre + Math.round(x - centre), (north + south) / 2, Math.min(fitting, 13), width, height).clamped();
    }

    /// The same place in the turn of the world that holds x from 0 to 1.
    Camera inFirstWorld() {
        return new Camera(x - Math.floor(x), y, zoom, width, height);
    }

    /// Larger on every side by this share of the size, rounded to whole pixels.
    Camera withMargin(double share) {
        double dx = Math.round(width * share);
        double dy = Math.round(height * share);
        return new Camera(x, y, zoom, width + 2 * dx, height + 2 * dy);
    }

    /// The same view in finer (or coarser) pixels, for screens with more than one pixel a unit.
    Camera scaled(double factor) {
        return new Camera(x, y, zoom + Math.log(factor) / Math.log(2), Math.ceil(width * factor), Math.ceil(height * factor));
    }

    /// Moved by less than a pixel so that whole world pixels meet whole screen pixels: drawing an image there is several times cheaper.
    Camera snapped() {
        double size = worldSize();
        return new Camera((Math.round(left()) + width / 2) / size, (Math.round(top()) + height / 2) / size, zoom, width, height);
    }

    double minZoom() {
        double least = Math.max(height, width * LEAST_SHARE_OF_WIDTH);
        return Math.log(Math.max(least, 1) / TILE) / Math.log(2);
    }

    double maxZoom() {
        return Math.max(MAX_ZOOM, minZoom());
    }

    /// Never shows anything above or below the world.
    Camera clamped() {
        double allowed = Math.clamp(zoom, minZoom(), maxZoom());
        double half = height / 2 / (TILE * Math.pow(2, allowed));
        double inside = half >= 0.5 ? 0.5 : Math.clamp(y, half, 1 - half);
        return new Camera(x, inside, allowed, width, height);
    }
}
