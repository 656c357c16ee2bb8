package org.perigee.download.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.perigee.download.DownloadLimits;

class HostBudgetTest {

    private static final String HOST = "example.org:443";

    private final TestClock clock = new TestClock();
    private final HostBudget budget = new HostBudget(clock, () -> new DownloadLimits(8, 8, 4, 0));

    private static final class TestClock extends Clock {
        private Instant now = Instant.parse("2026-11-21T10:00:00Z");

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    private int takeAll(Object who) {
        int taken = 0;
        while (budget.take(HOST, who, taken == 0)) {
            taken++;
        }
        return taken;
    }

    @Test
    void countsOverAllWhoAsk() {
        assertThat(takeAll("a")).isEqualTo(4);
        assertThat(budget.take(HOST, "b", true)).isFalse();
        assertThat(budget.take("other.example.org:443", "b", true)).isTrue();
        budget.giveBack(HOST, true);
        assertThat(budget.take(HOST, "a", false)).as("b's first goes before a's next").isFalse();
        assertThat(budget.take(HOST, "b", true)).isTrue();
    }

    @Test
    void aRefusalClosesTheHostForExactlyAsLongAsItAsksAndTakesAConnection() {
        takeAll("a");
        Instant until = budget.refused(HOST, Optional.of(Duration.ofSeconds(7)));
        assertThat(until).isBetween(clock.now.plusSeconds(7), clock.now.plusSeconds(8));
        budget.giveBack(HOST, false);
        assertThat(budget.allowed(HOST)).isEqualTo(3);
        for (int i = 0; i < 3; i++) {
            budget.giveBack(HOST, true);
        }
        clock.pass(Duration.ofSeconds(7).minusMillis(1));
        assertThat(budget.take(HOST, "a", true)).isFalse();
        clock.pass(Duration.ofSeconds(1));
        assertThat(takeAll("a")).isEqualTo(3);
    }

    @Test
    void recoversOneConnectionAtATime() {
        takeAll("a");
        for (int i = 0; i < 4; i++) {
            budget.refused(HOST, Optional.of(Duration.ofSeconds(1)));
            budget.giveBack(HOST, false);
        }
        assertThat(budget.allowed(HOST)).isEqualTo(1);
        clock.pass(Duration.ofSeconds(2));
        assertThat(takeAll("a")).isEqualTo(1);
        clock.pass(Duration.ofSeconds(29));
        assertThat(takeAll("a")).isEqualTo(1);
        clock.pass(Duration.ofSeconds(31));
        assertThat(budget.take(HOST, "a", false)).isTrue();
        assertThat(budget.allowed(HOST)).isEqualTo(3);
    }

    @Test
    void waitsLongerEachTimeWhereTheHostDoesNotSay() {
        assertThat(budget.take(HOST, "a", true)).isTrue();
        Duration first = Duration.between(clock.now, budget.refused(HOST, Optional.empty()));
        clock.pass(first);
        Duration second = Duration.between(clock.now, budget.refused(HOST, Optional.empty()));
        clock.pass(second);
        Duration third = Duration.between(clock.now, budget.refused(HOST, Optional.empty()));
        assertThat(first).isLessThan(Duration.ofMillis(1_500));
        assertThat(second).isGreaterThanOrEqualTo(Duration.ofSeconds(2));
        assertThat(third).isGreaterThanOrEqualTo(Duration.ofSeconds(4));
    }
}
