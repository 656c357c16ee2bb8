package org.perigee.app.cli;

import java.nio.file.Path;
import org.perigee.app.config.AppDirectories;
import org.perigee.app.core.CoreOptions;
import picocli.CommandLine.Option;

/// Options that every command has.
final class CommonOptions {

    @Option(names = "--sandbox", description = "Start the embedded archive and use it instead of real ones.")
    private boolean sandbox;

    @Option(names = "--home", paramLabel = "DIR", description = "Keep settings, catalogue and queues below this folder.")
    private Path home;

    CoreOptions coreOptions(Environment environment) {
        AppDirectories directories = home();
        CoreOptions options = sandbox ? CoreOptions.sandbox(directories) : CoreOptions.of(directories);
        return environment.usesKeyStore() ? options : options.withoutKeyStore();
    }

    /// The folders alone, where nothing else is needed.
    AppDirectories directories() {
        return sandbox ? CoreOptions.sandbox(home()).directories() : home();
    }

    private AppDirectories home() {
        return home == null ? AppDirectories.ofUser() : AppDirectories.below(home.toAbsolutePath());
    }
}
