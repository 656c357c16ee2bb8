package org.perigee.sandbox.catalogue;

import java.util.List;
import java.util.Optional;

/// What only some products have.
///
/// @param cloudCover     percent, where the sensor is optical
/// @param tile           the Sentinel-2 tile
/// @param baseline       version of the processor, `05.11`
/// @param polarisations  of a radar, else empty
public record Details(Optional<Double> cloudCover, Optional<MgrsTile> tile, String baseline, List<String> polarisations) {

    /// Keeps an own copy of the list.
    public Details {
        polarisations = List.copyOf(polarisations);
    }
}
