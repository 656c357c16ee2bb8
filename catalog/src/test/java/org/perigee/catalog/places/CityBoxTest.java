package org.perigee.catalog.places;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.perigee.catalog.model.BoundingBox;
import org.perigee.catalog.model.Footprint;

class CityBoxTest {

    @Test
    void growsFromATownToAMetropolis() {
        assertThat(CityBox.sideKm(0)).isEqualTo(15);
        assertThat(CityBox.sideKm(15_000)).isEqualTo(15);
        assertThat(CityBox.sideKm(273_861)).isCloseTo(27.5, within(0.01));
        assertThat(CityBox.sideKm(5_000_000)).isCloseTo(40, within(1e-9));
        assertThat(CityBox.sideKm(30_000_000)).isEqualTo(40);
    }

    @Test
    void isAsWideAsHighOnTheGround() {
        BoundingBox box = CityBox.around(25, 60, 15_000);

        assertThat(box.height()).isCloseTo(15 / 111.32, within(1e-9));
        assertThat(box.width()).isCloseTo(2 * box.height(), within(1e-9));
    }

    @Test
    void crossesTheAntimeridianWhereTheCityLiesNearIt() {
        BoundingBox east = CityBox.around(179.99, -16.8, 15_000);
        BoundingBox west = CityBox.around(-179.99, -16.8, 15_000);

        assertThat(east.crossesAntimeridian()).isTrue();
        assertThat(west.crossesAntimeridian()).isTrue();
        assertThat(Footprint.of(east).geometry().getNumGeometries()).isEqualTo(2);
        assertThat(Footprint.of(west).contains(179.99, -16.8)).isTrue();
    }

    @Test
    void isABandAtThePole() {
        BoundingBox box = CityBox.around(10, -90, 15_000);

        assertThat(box.width()).isEqualTo(360);
        assertThat(box.south()).isEqualTo(-90);
        assertThat(CityBox.around(10, 89.99, 15_000).north()).isEqualTo(90);
    }
}
