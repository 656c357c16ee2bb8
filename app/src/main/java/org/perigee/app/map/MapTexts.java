package org.perigee.app.map;

import java.util.function.DoubleFunction;
import java.util.function.Function;

/// The words on the map, in the user's language.
///
/// @param map what a screen reader calls the map
/// @param zoomIn label of the button
/// @param zoomOut label of the button
/// @param fit label of the button that shows all footprints
/// @param attribution where the base map comes from
/// @param coordinates writes a position
/// @param distance writes a round distance in metres, for the scale bar
public record MapTexts(String map, String zoomIn, String zoomOut, String fit, String attribution, Function<LonLat, String> coordinates,
        DoubleFunction<String> distance) {
}
