package org.perigee.app.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// `perigee demo`: the window on the embedded archive.
@Command(name = "demo", description = "Open the window on the embedded archive: no account, no internet.", mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {

    private final WindowStarter window;

    DemoCommand(WindowStarter window) {
        this.window = window;
    }

    @Override
    public Integer call() {
        window.open(true);
        return ExitCode.OK;
    }
}
