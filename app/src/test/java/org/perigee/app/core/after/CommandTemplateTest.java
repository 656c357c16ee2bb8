package org.perigee.app.core.after;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class CommandTemplateTest {

    private static final Path FILE = Path.of("/data/a b/it's; rm -rf $HOME.zip").toAbsolutePath();

    @Test
    void blanksSeparateAndQuotesJoin() {
        assertThat(CommandTemplate.of("  run 'a b'  \"c 'd'\" e''f '' \\x ").arguments(FILE, "id"))
                .containsExactly("run", "a b", "c 'd'", "ef", "", "\\x");
    }

    @Test
    void noNameCanAddAWordOrMeanAnything() {
        assertThat(CommandTemplate.of("gdal_translate {file} {folder}/out-{name}.tif {id}").arguments(FILE, "S2A X")).containsExactly("gdal_translate",
                FILE.toString(), FILE.getParent() + "/out-it's; rm -rf $HOME.zip.tif", "S2A X");
    }

    @Test
    void otherBracesStayAsTheyAre() {
        assertThat(CommandTemplate.of("awk '{print $1}' {file}").arguments(FILE, "")).startsWith("awk", "{print $1}");
    }

    @Test
    void aNameIsNeverTakenForAnOption() {
        assertThatThrownBy(() -> CommandTemplate.of("tool {name}").arguments(Path.of("/data/-rf"), "x")).hasMessageContaining("option");
        assertThat(CommandTemplate.of("tool --in={name}").arguments(Path.of("/data/-rf"), "x")).containsExactly("tool", "--in=-rf");
    }

    @Test
    void whatCannotBeUnderstoodIsSaid() {
        assertThatThrownBy(() -> CommandTemplate.of("run 'a")).hasMessageContaining("quote");
        assertThatThrownBy(() -> CommandTemplate.of("  ")).hasMessageContaining("empty");
        assertThatThrownBy(() -> CommandTemplate.of("'' x")).hasMessageContaining("empty");
    }
}
