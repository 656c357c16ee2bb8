package org.perigee.app.map;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RingUnwrapperTest {

    @Test
    void goesOnBeyond180WhereARingCrossesTheAntimeridian() {
        assertThat(RingUnwrapper.unwrap(new double[] {170, 0, -170, 0, -170, 10, 170, 10, 170, 0}))
                .containsExactly(170, 0, 190, 0, 190, 10, 170, 10);
    }

    @Test
    void leavesAnOrdinaryRingAsItIsButOpen() {
        assertThat(RingUnwrapper.unwrap(new double[] {0, 0, 1, 0, 1, 1, 0, 0})).containsExactly(0, 0, 1, 0, 1, 1);
    }

    @Test
    void closesARingRoundThePoleAlongTheEdgeOfTheWorld() {
        assertThat(RingUnwrapper.unwrap(new double[] {-120, -70, 0, -75, 120, -70}))
                .containsExactly(-120, -70, 0, -75, 120, -70, 240, -70, 240, -90, -120, -90);
        assertThat(RingUnwrapper.unwrap(new double[] {-120, 70, 0, 75, 120, 70})).endsWith(240, 90, -120, 90);
    }

    @Test
    void keepsTheBoxRoundTheWholeWorld() {
        double[] world = {-180, -90, 180, -90, 180, 90, -180, 90};
        assertThat(RingUnwrapper.unwrap(world)).containsExactly(world);
    }

    @Test
    void takesASeamOfEqualPositionsAsOne() {
        double[] unwrapped = RingUnwrapper.unwrap(new double[] {170, 0, 180, 0, -180, 0, -170, 0, -170, 5, 170, 5});
        assertThat(unwrapped).containsExactly(170, 0, 180, 0, 180, 0, 190, 0, 190, 5, 170, 5);
    }

    @Test
    void isEmptyWhereThereIsNoRing() {
        assertThat(RingUnwrapper.unwrap(new double[] {1, 1, 2, 2, 1, 1})).isEmpty();
        assertThat(RingUnwrapper.unwrap(new double[0])).isEmpty();
    }
}
