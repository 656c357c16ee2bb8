package org.perigee.app.map;

/// A box of longitudes and latitudes in degrees. `east` is never below `west`: a box across the antimeridian goes beyond ±180.
///
/// @param west western edge, degrees
/// @param south southern edge, degrees
/// @param east eastern edge, degrees, at least `west`
/// @param north northern edge, degrees, at least `south`
public record GeoBox(double west, double south, double east, double north) {

    /// The whole world.
    public static final GeoBox WORLD = new GeoBox(-180, -90, 180, 90);

    /// Takes `east` below `west` (the GeoJSON and STAC way to cross the antimeridian, RFC 7946 section 5.2) as one turn further.
    ///
    /// @throws IllegalArgumentException where a number is not finite or `north` is below `south`
    public GeoBox {
        if (!(Double.isFinite(west) && Double.isFinite(east) && Double.isFinite(south) && Double.isFinite(north)) || north < south) {
            throw new IllegalArgumentException("not a box: " + west + " " + south + " " + east + " " + north);
        }
        if (east < west) {
            east += 360 * Math.ceil((west - east) / 360);
        }
    }
}
