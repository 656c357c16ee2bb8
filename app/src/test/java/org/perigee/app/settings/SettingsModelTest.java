package org.perigee.app.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.perigee.app.config.Settings;
import org.perigee.app.theme.Theme;
import org.perigee.download.DownloadLimits;

class SettingsModelTest {

    private final Settings settings = new Settings();
    private final List<Theme> themes = new ArrayList<>();
    private final List<DownloadLimits> limits = new ArrayList<>();
    private final AtomicInteger saves = new AtomicInteger();

    private SettingsModel model() {
        return new SettingsModel(settings, new SettingsModel.Effects(themes::add, limits::add, saves::incrementAndGet));
    }

    @Test
    void nothingHappensBeforeSomethingIsChanged() {
        model();
        assertThat(saves).hasValue(0);
        assertThat(limits).isEmpty();
        assertThat(themes).isEmpty();
    }

    @Test
    void limitsReachTheRunningManagerAtOnce() {
        SettingsModel model = model();
        model.transfersProperty().set(2);
        model.connectionsProperty().set(8);
        model.rateProperty().set(5);
        assertThat(limits.getLast()).isEqualTo(new DownloadLimits(2, 8, 8, 5_000_000));
        assertThat(settings.rateLimit).isEqualTo(5_000_000);
        assertThat(saves).hasValue(3);
    }

    @Test
    void languageAndThemeAreRemembered() {
        SettingsModel model = model();
        model.languageProperty().set("fr");
        model.themeProperty().set(Theme.DARK);
        assertThat(settings.language).isEqualTo("fr");
        assertThat(themes).containsExactly(Theme.DARK);
        assertThat(saves).hasValue(2);
    }

    @Test
    void onlyALayoutThatCanBeUsedIsKept() {
        SettingsModel model = model();
        model.layoutProperty().set("{mission}/{name}");
        assertThat(settings.layout).isEqualTo("{mission}/{name}");
        model.layoutProperty().set("{mission}/{nam");
        assertThat(settings.layout).isEqualTo("{mission}/{name}");
        model.layoutProperty().set("");
        assertThat(settings.layout).isEmpty();
        assertThat(SettingsModel.exampleOf("{mission}/{tile}/{date}/{name}").orElseThrow()).startsWith("sentinel-2/32TLQ/2025-06-01/S2A_").endsWith(".SAFE.zip");
        assertThat(SettingsModel.exampleOf("../{name}")).isEmpty();
    }

    @Test
    void nonsenseInTheFileIsShownAsTheNearestSense() {
        settings.transfers = -3;
        settings.connections = 999;
        settings.rateLimit = 10;
        settings.language = "tlh";
        SettingsModel model = model();
        assertThat(model.transfersProperty().get()).isEqualTo(1);
        assertThat(model.connectionsProperty().get()).isEqualTo(SettingsModel.MOST_CONNECTIONS);
        assertThat(model.rateProperty().get()).isEqualTo(1);
        assertThat(model.languageProperty().get()).isEmpty();
        assertThat(TransferLimits.of(settings).transfers()).isEqualTo(1);
    }
}
