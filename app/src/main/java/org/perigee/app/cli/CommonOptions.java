package org.perigee.app.cli;

import org.perigee.app.config.AppDirectories;
import org.perigee.app.core.CoreOptions;
import picocli.CommandLine.Option;

/// Options that every command has.
final class CommonOptions {

    @Option(names = "--sandbox", description = "Start the embedded archive and use it instead of real ones.")
    private boolean sandbox;

    @Option(names = "--home", paramLabel = "DIR", hidden = true, description = "Keep all files below this folder.")
    private java.nio.file.Path home;

    CoreOptions coreOptions() {
        AppDirectories directories = home == null ? AppDirectories.ofUser() : AppDirectories.below(home.toAbsolutePath());
        return sandbox ? CoreOptions.sandbox(directories) : CoreOptions.of(directories);
    }
}
