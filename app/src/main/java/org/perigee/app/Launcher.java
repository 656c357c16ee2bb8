package org.perigee.app;

import java.util.logging.Level;
import java.util.logging.Logger;
import org.perigee.app.cli.Cli;
import org.perigee.app.cli.Warmth;
import org.perigee.app.window.PerigeeApplication;

/// Where the program begins. Does not extend the toolkit's application class, so that it starts from a plain class path.
public final class Launcher {

    /// Kept, because a logger that nobody holds forgets its level.
    private static final Logger TOOLKIT_LOG = Logger.getLogger("javafx");

    private Launcher() {
    }

    /// Opens the window, or runs a command.
    public static void main(String[] arguments) {
        Warmth.begin(arguments);
        // The toolkit warns of being started from the class path, which is how we start it (docs/decisions/0002).
        TOOLKIT_LOG.setLevel(Level.SEVERE);
        // GluonMaps asks what it runs on, and says so at every start where nobody tells it.
        System.setProperty("javafx.platform", "desktop");
        // Not a method reference, which would load the toolkit's classes before a window is wanted.
        int exitCode = Cli.run(arguments, sandbox -> PerigeeApplication.open(sandbox));
        System.exit(exitCode);
    }
}
