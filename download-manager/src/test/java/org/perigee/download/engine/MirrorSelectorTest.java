package org.perigee.download.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.perigee.download.Source;

class MirrorSelectorTest {

    private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");
    private static final MirrorSelector.Need MORE = new MirrorSelector.Need(false, true, 4);

    private final MirrorSelector selector = new MirrorSelector(List.of(source("fast", 2), source("slow", 1)));
    private final Mirror slow = selector.all().getFirst();
    private final Mirror fast = selector.all().getLast();
    private final Set<Mirror> full = new HashSet<>();
    private final Set<Mirror> fullForAMoment = new HashSet<>();
    private final MirrorSelector.Room room = new MirrorSelector.Room() {
        @Override
        public boolean take(Mirror mirror) {
            return !full.contains(mirror) && !fullForAMoment.contains(mirror);
        }

        @Override
        public boolean isComing(Mirror mirror) {
            return fullForAMoment.contains(mirror);
        }
    };

    private static Source source(String host, int priority) {
        return new Source(URI.create("https://" + host + ".example.org/a.zip"), priority, "", host);
    }

    @BeforeEach
    void bothServeParts() {
        for (Mirror mirror : selector.all()) {
            mirror.answered();
            mirror.ranges(Mirror.Ranges.YES);
        }
        slow.pace(1e6);
        fast.pace(20e6);
    }

    private Optional<Mirror> choose() {
        return selector.choose(NOW, MORE, new HostTable(), room);
    }

    @Test
    void prefersTheFasterSourceToTheOneNamedFirst() {
        assertThat(choose()).containsSame(fast);
    }

    @Test
    void takesTheSlowSourceBesideTheFastOneWhereThatHasNoMoreRoom() {
        full.add(fast);
        assertThat(choose()).containsSame(slow);
    }

    @Test
    void waitsForTheFastSourceRatherThanBeginningAtAMuchSlowerOne() {
        fullForAMoment.add(fast);
        assertThat(choose()).isEmpty();
    }

    @Test
    void doesNotWaitForASourceThatIsHardlyFaster() {
        slow.pace(37e6);
        assertThat(slow.pace()).isEqualTo(19e6);
        fullForAMoment.add(fast);
        assertThat(choose()).containsSame(slow);
    }
}
