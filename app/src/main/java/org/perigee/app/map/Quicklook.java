package org.perigee.app.map;

import java.util.List;
import javafx.scene.image.Image;

/// A picture to be draped over the map.
///
/// @param image fully loaded
/// @param corners where the picture's upper left, upper right, lower right and lower left corners lie; beyond ±180° where they cross it
/// @param opacity 0 to 1
public record Quicklook(Image image, List<LonLat> corners, double opacity) {

    /// @throws IllegalArgumentException where there are not exactly four corners
    public Quicklook {
        corners = List.copyOf(corners);
        if (corners.size() != 4) {
            throw new IllegalArgumentException("a picture has four corners, not " + corners.size());
        }
    }
}
