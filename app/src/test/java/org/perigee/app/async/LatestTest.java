package org.perigee.app.async;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class LatestTest {

    @Test
    void requestsAfterTheEndOfTheProgramAreLeftAlone() {
        List<String> seen = new ArrayList<>();
        ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();
        Latest<String> latest = new Latest<>(background, UiThread.DIRECT, seen::add);
        background.shutdownNow();
        assertThatCode(() -> latest.request(() -> "late")).doesNotThrowAnyException();
        assertThatCode(() -> latest.request(() -> "later")).doesNotThrowAnyException();
        assertThat(seen).isEmpty();
    }

    @Test
    void ofRequestsMadeMeanwhileOnlyTheLastIsComputed() {
        List<Runnable> started = new ArrayList<>();
        List<String> seen = new ArrayList<>();
        Latest<String> latest = new Latest<>(started::add, UiThread.DIRECT, seen::add);
        latest.request(() -> "first");
        latest.request(() -> "second");
        latest.request(() -> "third");
        started.forEach(Runnable::run);
        assertThat(seen).containsExactly("third");
    }
}
