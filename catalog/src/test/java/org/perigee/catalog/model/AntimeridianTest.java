package org.perigee.catalog.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

class AntimeridianTest {

    @Test
    void splitsARingThatReachesBeyondTheWesternEdgeWithoutMovingItsOtherHalf() throws ParseException {
        Footprint footprint = Footprint.of(new WKTReader().read(
                "POLYGON ((-181.88 68.44, -182.08 69.33, -179.54 69.39, -179.44 68.49, -181.88 68.44))"));
        assertThat(footprint.geometry().getNumGeometries()).isEqualTo(2);
        BoundingBox bounds = footprint.bounds();
        assertThat(bounds.west()).isCloseTo(177.92, within(1e-9));
        assertThat(bounds.east()).isCloseTo(-179.44, within(1e-9));
        assertThat(footprint.contains(179, 68.9)).isTrue();
        assertThat(footprint.contains(-179.8, 68.9)).isTrue();
        assertThat(footprint.contains(0, 68.9)).isFalse();
    }
}
