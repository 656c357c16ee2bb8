package org.perigee.catalog.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BoundingBoxTest {

    @ParameterizedTest
    @CsvSource({"-181,0,0,1", "0,0,180.1,1", "0,-91,1,1", "0,0,1,90.5", "0,2,1,1", "NaN,0,1,1", "0,NaN,1,1", "0,0,1,NaN"})
    void refusesWhatIsNoBox(double west, double south, double east, double north) {
        assertThatThrownBy(() -> new BoundingBox(west, south, east, north)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void crossesTheAntimeridianWhereWestIsGreaterThanEast() {
        BoundingBox fiji = new BoundingBox(176, -20, -178, -15);
        assertThat(fiji.crossesAntimeridian()).isTrue();
        assertThat(fiji.width()).isEqualTo(6);
        assertThat(fiji.height()).isEqualTo(5);
        assertThat(fiji.contains(-179, -17)).isTrue();
        assertThat(fiji.contains(180, -17)).isTrue();
        assertThat(fiji.contains(0, -17)).isFalse();
        assertThat(fiji.contains(-179, -21)).isFalse();
    }

    @Test
    void writesPlainNumbersForRequests() {
        assertThat(new BoundingBox(-0.00001, 10, 1e-7, 45.5)).hasToString("-0.00001,10,0.0000001,45.5");
    }
}
