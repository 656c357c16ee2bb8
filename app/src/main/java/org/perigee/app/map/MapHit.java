package org.perigee.app.map;

import java.util.List;

/// What the user points at.
///
/// @param position on the map, longitude normalised
/// @param ids the footprints there, the smallest first, 15 at most
/// @param screenX of the pointer, for a menu or a list beside it
/// @param screenY of the pointer
public record MapHit(LonLat position, List<Integer> ids, double screenX, double screenY) {
}
