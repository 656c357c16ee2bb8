package org.perigee.app.map;

/// What part of the world the map shows: the one thing to save and restore.
///
/// @param longitude of the centre, degrees
/// @param latitude of the centre, degrees
/// @param zoom level as in web maps: at 0 the world is 256 pixels wide, each level doubles it; fractions are allowed
public record Viewpoint(double longitude, double latitude, double zoom) {

    /// The whole world with Europe and Africa in the middle.
    public static final Viewpoint WORLD = new Viewpoint(10, 25, 0);
}
