package org.perigee.stac;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The client stands on its own: it knows nothing of Perigee's catalogue.
class ModuleArrowsTest {

    @Test
    void theClientDoesNotKnowTheCatalogue() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/java/org/perigee/stac"))) {
            List<Path> sources = files.filter(file -> file.toString().endsWith(".java")).toList();
            assertThat(sources).hasSizeGreaterThan(10).allSatisfy(file -> assertThat(Files.readString(file)).doesNotContain("org.perigee.catalog"));
        }
    }
}
