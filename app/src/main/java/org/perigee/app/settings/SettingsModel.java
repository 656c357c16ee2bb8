package org.perigee.app.settings;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.perigee.app.config.Settings;
import org.perigee.app.core.product.Layout;
import org.perigee.app.theme.Theme;
import org.perigee.download.DownloadLimits;

/// What can be set, each as a property: a change is written into the settings and takes effect at once, but for the language.
public final class SettingsModel {

    /// Languages that have texts; empty for the system's.
    public static final List<String> LANGUAGES = List.of("", "en", "fr");
    public static final int MOST_TRANSFERS = 16;
    public static final int MOST_CONNECTIONS = 16;
    /// In 10⁶ bytes a second.
    public static final int HIGHEST_RATE = 10_000;

    private static final long MEGABYTE = 1_000_000;

    private final Settings settings;
    private final Effects effects;
    private final ObjectProperty<String> language;
    private final ObjectProperty<Theme> theme;
    private final ObjectProperty<Integer> transfers;
    private final ObjectProperty<Integer> connections;
    private final ObjectProperty<Integer> rate;
    private final ObjectProperty<Boolean> notifications;
    private final ObjectProperty<String> layout;

    /// Where changes go.
    ///
    /// @param theme  gives the window another look
    /// @param limits the download manager's
    /// @param save   writes the settings to the disk
    public record Effects(Consumer<Theme> theme, Consumer<DownloadLimits> limits, Runnable save) {
    }

    public SettingsModel(Settings settings, Effects effects) {
        this.settings = settings;
        this.effects = effects;
        language = property(LANGUAGES.contains(settings.language) ? settings.language : "", now -> settings.language = now);
        theme = property(settings.theme.equals("dark") ? Theme.DARK : Theme.LIGHT, effects.theme());
        transfers = property(Math.clamp(settings.transfers, 1, MOST_TRANSFERS), now -> limit(() -> settings.transfers = now));
        connections = property(Math.clamp(settings.connections, 1, MOST_CONNECTIONS), now -> limit(() -> settings.connections = now));
        notifications = property(settings.notifications, now -> settings.notifications = now);
        layout = property(settings.layout, now -> {
            if (exampleOf(now).isPresent()) {
                settings.layout = now.strip();
            }
        });
        rate = property(megabytes(settings.rateLimit), now -> limit(() -> settings.rateLimit = now * MEGABYTE));
    }

    private static int megabytes(long bytesPerSecond) {
        return bytesPerSecond <= 0 ? 0 : Math.clamp(bytesPerSecond / MEGABYTE, 1, HIGHEST_RATE);
    }

    private <T> ObjectProperty<T> property(T first, Consumer<T> onChange) {
        ObjectProperty<T> property = new SimpleObjectProperty<>(first);
        property.addListener((o, before, now) -> {
            onChange.accept(now);
            effects.save().run();
        });
        return property;
    }

    private void limit(Runnable change) {
        change.run();
        effects.limits().accept(TransferLimits.of(settings));
    }

    /// A tag out of [#LANGUAGES]; takes effect at the next start.
    public ObjectProperty<String> languageProperty() {
        return language;
    }

    public ObjectProperty<Theme> themeProperty() {
        return theme;
    }

    /// How many run at once, 1 to [#MOST_TRANSFERS].
    public ObjectProperty<Integer> transfersProperty() {
        return transfers;
    }

    /// For one transfer, 1 to [#MOST_CONNECTIONS].
    public ObjectProperty<Integer> connectionsProperty() {
        return connections;
    }

    /// The limit over all transfers, in 10⁶ bytes a second; 0 for none.
    public ObjectProperty<Integer> rateProperty() {
        return rate;
    }

    /// Whether the desktop is told when a batch has ended.
    public ObjectProperty<Boolean> notificationsProperty() {
        return notifications;
    }

    /// The template for folders and names of products, as it is typed; only one that can be used is kept.
    public ObjectProperty<String> layoutProperty() {
        return layout;
    }

    /// What a template makes of a product; empty where it cannot be used.
    public static Optional<String> exampleOf(String template) {
        try {
            Layout known = template == null || template.isBlank() ? Layout.PLAIN : Layout.of(template);
            return Optional.of(known.product(ExampleItem.ITEM, ExampleItem.ITEM.title() + ".zip"));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
