package org.perigee.sandbox.catalogue;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.locationtech.jts.geom.Geometry;

/// One product of the archive. Immutable, but for the geometry, which nobody may change.
///
/// @param id          what OData and resto know it by
/// @param name        with its suffix, such as `S2A_MSIL2A_….SAFE`
/// @param type        the kind
/// @param acquisition when and from which orbit
/// @param footprint   Polygon, or MultiPolygon where it crosses the antimeridian; longitude, latitude
/// @param published   when it came into the archive, UTC
/// @param details     what only some kinds have
/// @param onTape      whether it lies on tape until somebody asks for it
public record Product(UUID id, String name, ProductType type, Acquisition acquisition, Geometry footprint, Instant published,
                      Details details, boolean onTape) {

    /// The name without its suffix.
    public String stem() {
        return name.substring(0, name.lastIndexOf('.'));
    }

    public Instant start() {
        return acquisition.start();
    }

    public Instant end() {
        return acquisition.end();
    }

    /// `sentinel-2a`, as STAC writes it.
    public String stacPlatform() {
        return type.mission().constellation() + acquisition.platform().substring(2).toLowerCase(Locale.ROOT);
    }

    /// The tile's name, or an empty text.
    public String tileName() {
        return details.tile().map(MgrsTile::name).orElse("");
    }
}
