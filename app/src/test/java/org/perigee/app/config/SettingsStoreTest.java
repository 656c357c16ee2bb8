package org.perigee.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsStoreTest {

    @TempDir
    Path folder;

    @Test
    void whatWasChosenIsFoundAgain() throws IOException {
        SettingsStore store = new SettingsStore(folder.resolve("new/settings.json"));
        Settings settings = store.load();
        settings.theme = "dark";
        settings.window.dividers.put("map", 0.7);
        store.save(SettingsStore.toJson(settings));
        Settings again = store.load();
        assertThat(again.theme).isEqualTo("dark");
        assertThat(again.window.dividers).containsEntry("map", 0.7);
        assertThat(again.window.x).isNaN();
    }

    @Test
    void membersOfANewerVersionAreKept() throws IOException {
        Path file = folder.resolve("settings.json");
        Files.writeString(file, "{\"theme\":\"dark\",\"hologram\":{\"on\":true}}");
        SettingsStore store = new SettingsStore(file);
        store.save(SettingsStore.toJson(store.load()));
        assertThat(store.load().unknown()).containsEntry("hologram", Map.of("on", true));
    }

    @Test
    void aDamagedFileIsSetAsideAndNotLost() throws IOException {
        Path file = folder.resolve("settings.json");
        Files.writeString(file, "{\"theme\":");
        assertThat(new SettingsStore(file).load().theme).isEqualTo("light");
        assertThat(folder.resolve("settings.json.unreadable")).hasContent("{\"theme\":");
    }

    @Test
    void foldersFollowTheOperatingSystem() {
        Path home = Path.of("/home/me");
        assertThat(AppDirectories.of(Map.of(), "Linux", home, name -> null).data()).isEqualTo(Path.of("/home/me/.local/share/perigee"));
        assertThat(AppDirectories.of(Map.of("XDG_DATA_HOME", "/data"), "Linux", home, name -> null).data()).isEqualTo(Path.of("/data/perigee"));
        assertThat(AppDirectories.of(Map.of("XDG_DATA_HOME", "relative"), "Linux", home, name -> null).data())
                .isEqualTo(Path.of("/home/me/.local/share/perigee"));
        assertThat(AppDirectories.of(Map.of(), "Mac OS X", home, name -> null).cache()).isEqualTo(Path.of("/home/me/Library/Caches/Perigee"));
        assertThat(AppDirectories.of(Map.of("PERIGEE_HOME", "/p"), "Linux", home, name -> null).config()).isEqualTo(Path.of("/p/config"));
        assertThat(AppDirectories.of(Map.of(), "Linux", home, name -> name.equals("perigee.logs") ? "/logs" : null).logs())
                .isEqualTo(Path.of("/logs"));
    }
}
