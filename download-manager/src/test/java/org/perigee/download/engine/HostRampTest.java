package org.perigee.download.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HostRampTest {

    private final HostRamp ramp = new HostRamp();

    private int ask() {
        int asked = 0;
        while (ramp.mayAsk("host")) {
            ramp.asked("host");
            asked++;
        }
        return asked;
    }

    @Test
    void asksOnceUntilTheHostHasAnswered() {
        assertThat(ask()).isEqualTo(1);
    }

    @Test
    void growsByOneForEachAnswerSoThatAHostThatAllowsFewRefusesOne() {
        ask();
        ramp.answered("host");
        assertThat(ask()).isEqualTo(1);
        ramp.answered("host");
        assertThat(ask()).isEqualTo(1);
    }

    @Test
    void goesStraightBackToWhatTheHostHasServedBefore() {
        for (int i = 0; i < 3; i++) {
            ask();
            ramp.answered("host");
        }
        ramp.over("host", true);
        ramp.over("host", true);
        ramp.over("host", true);
        assertThat(ask()).isEqualTo(4);
    }

    @Test
    void knowsHostsApart() {
        ask();
        ramp.answered("host");
        ramp.asked("other");
        assertThat(ramp.mayAsk("other")).isFalse();
    }
}
