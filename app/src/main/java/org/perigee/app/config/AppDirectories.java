package org.perigee.app.config;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/// The folders of one user, as the operating system wants them (XDG base directories on Linux).
///
/// Each can be moved with a system property: `perigee.config`, `perigee.data`, `perigee.cache`, `perigee.logs`; or all of them
/// below one folder with `perigee.home` or the environment's `PERIGEE_HOME`.
///
/// @param config settings and the user's providers
/// @param data   what cannot be had again: `library.db`, `transfers.db`
/// @param cache  what can: `cache.db`, previews
/// @param logs   log files
public record AppDirectories(Path config, Path data, Path cache, Path logs) {

    /// All below one folder.
    public static AppDirectories below(Path home) {
        return new AppDirectories(home.resolve("config"), home.resolve("data"), home.resolve("cache"), home.resolve("logs"));
    }

    /// The same folders, one level further in: for what must not mix with the user's own.
    public AppDirectories inside(String name) {
        return new AppDirectories(config.resolve(name), data.resolve(name), cache.resolve(name), logs.resolve(name));
    }

    /// Those of this machine's user.
    public static AppDirectories ofUser() {
        return of(System.getenv(), System.getProperty("os.name"), Path.of(System.getProperty("user.home")), System::getProperty);
    }

    static AppDirectories of(Map<String, String> environment, String os, Path home, java.util.function.UnaryOperator<String> property) {
        String together = property.apply("perigee.home") != null ? property.apply("perigee.home") : environment.get("PERIGEE_HOME");
        AppDirectories usual = together != null ? below(Path.of(together)) : usual(environment, os.toLowerCase(Locale.ROOT), home);
        return new AppDirectories(
                moved(property.apply("perigee.config"), usual.config),
                moved(property.apply("perigee.data"), usual.data),
                moved(property.apply("perigee.cache"), usual.cache),
                moved(property.apply("perigee.logs"), usual.logs));
    }

    private static Path moved(String property, Path usual) {
        return property == null ? usual : Path.of(property);
    }

    private static AppDirectories usual(Map<String, String> environment, String os, Path home) {
        if (os.contains("win")) {
            Path local = folder(environment, "LOCALAPPDATA", home.resolve("AppData/Local")).resolve("Perigee");
            Path roaming = folder(environment, "APPDATA", home.resolve("AppData/Roaming")).resolve("Perigee");
            return new AppDirectories(roaming, local.resolve("data"), local.resolve("cache"), local.resolve("logs"));
        }
        if (os.contains("mac")) {
            Path library = home.resolve("Library");
            Path support = library.resolve("Application Support/Perigee");
            return new AppDirectories(support, support, library.resolve("Caches/Perigee"), library.resolve("Logs/Perigee"));
        }
        return new AppDirectories(
                folder(environment, "XDG_CONFIG_HOME", home.resolve(".config")).resolve("perigee"),
                folder(environment, "XDG_DATA_HOME", home.resolve(".local/share")).resolve("perigee"),
                folder(environment, "XDG_CACHE_HOME", home.resolve(".cache")).resolve("perigee"),
                folder(environment, "XDG_STATE_HOME", home.resolve(".local/state")).resolve("perigee"));
    }

    private static Path folder(Map<String, String> environment, String name, Path otherwise) {
        String value = environment.get(name);
        // The XDG specification says that relative paths are to be ignored.
        return value == null || value.isBlank() || !Path.of(value).isAbsolute() ? otherwise : Path.of(value);
    }
}
