package org.perigee.app.map;

/// A position on the map in degrees (WGS 84). Longitudes may go beyond ±180 where a shape crosses the antimeridian.
///
/// @param longitude degrees east
/// @param latitude degrees north, −90 to 90
public record LonLat(double longitude, double latitude) {

    /// The same position with a longitude from −180 (included) to 180 (excluded).
    public LonLat normalised() {
        return new LonLat(Mercator.normalisedLongitude(longitude), latitude);
    }
}
