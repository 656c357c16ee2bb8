package org.perigee.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.perigee.sandbox.SandboxOptions;

class WindowJourneyTest {

    @TempDir
    Path home;

    @Test
    void opens() throws Exception {
        try (WindowFixture window = WindowFixture.open(home, SandboxOptions.forTests())) {
            System.out.println(((Region) window.node("search-form")).getWidth() + " " + ((Region) window.node("map")).getWidth() + " "
                    + ((Region) window.node("details")).getWidth()+" "+ java.util.Arrays.toString(((javafx.scene.control.SplitPane) window.node("sides")).getDividerPositions()));
            window.screenshot("empty-light", 1000, 800);
            assertThat(((Region) window.node("map")).getWidth()).isGreaterThan(300);
        }
    }
}
