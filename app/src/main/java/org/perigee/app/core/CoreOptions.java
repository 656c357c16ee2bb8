package org.perigee.app.core;

import java.time.Duration;
import org.perigee.app.config.AppDirectories;
import org.perigee.sandbox.SandboxOptions;

/// What a core is made of.
///
/// @param directories where files are kept
/// @param sandbox     how the embedded archive is set up; null for real archives
/// @param silence     the longest silence of a server
/// @param keyStore    whether sign-ins are kept in the key store of the machine; otherwise they end with the program
public record CoreOptions(AppDirectories directories, SandboxOptions sandbox, Duration silence, boolean keyStore) {

    private static final Duration USUAL_SILENCE = Duration.ofSeconds(60);

    /// For real archives.
    public static CoreOptions of(AppDirectories directories) {
        return new CoreOptions(directories, null, USUAL_SILENCE, true);
    }

    /// On the embedded archive, with files of its own beside the user's.
    public static CoreOptions sandbox(AppDirectories directories) {
        return new CoreOptions(directories.inside("sandbox"), SandboxOptions.demonstration(), USUAL_SILENCE, false);
    }

    /// On an embedded archive set up in a special way, as tests want it.
    public static CoreOptions sandbox(AppDirectories directories, SandboxOptions options) {
        return new CoreOptions(directories, options, USUAL_SILENCE, false);
    }

    /// The same, with sign-ins that end with the program.
    public CoreOptions withoutKeyStore() {
        return new CoreOptions(directories, sandbox, silence, false);
    }

    public boolean isSandbox() {
        return sandbox != null;
    }
}
