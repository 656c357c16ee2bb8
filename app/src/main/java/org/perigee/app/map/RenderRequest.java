package org.perigee.app.map;

import java.util.List;

/// All that one picture is made of.
///
/// @param camera in units, margins included
/// @param pixelScale pixels in one unit
/// @param theme its colours
/// @param look the footprints
/// @param labels names to paint; none where names are off
/// @param graticule whether meridians and parallels are drawn
/// @param draped a picture over the map, or null
record RenderRequest(Camera camera, double pixelScale, MapTheme theme, FootprintLook look, List<LabelSprite> labels, boolean graticule,
        DrapedImage draped) {
}
