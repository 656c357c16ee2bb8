package org.perigee.app.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.perigee.access.AccessException;
import org.perigee.access.FailureKind;
import org.perigee.storage.StorageException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/// `perigee`: the window, or one of the commands.
@Command(name = "perigee", mixinStandardHelpOptions = true, versionProvider = Cli.Version.class,
        description = "Finds and fetches Earth-observation products from many archives as one. Without a command: opens the window.")
public final class Cli implements Callable<Integer> {

    private static final Logger LOG = LoggerFactory.getLogger(Cli.class);

    private final WindowStarter window;

    @CommandLine.Option(names = "--sandbox", description = "Open the window on the embedded archive.")
    private boolean sandbox;

    private Cli(WindowStarter window) {
        this.window = window;
    }

    /// Runs a command line.
    ///
    /// @return the exit code
    public static int run(String[] arguments, WindowStarter window) {
        return commandLine(window).execute(arguments);
    }

    static CommandLine commandLine(WindowStarter window) {
        CommandLine commandLine = new CommandLine(new Cli(window));
        commandLine.addSubcommand(new SearchCommand());
        commandLine.addSubcommand(new DownloadCommand());
        commandLine.addSubcommand(new ProvidersCommand());
        commandLine.addSubcommand(new LoginCommand());
        commandLine.addSubcommand(new SandboxCommand());
        commandLine.addSubcommand(new DemoCommand(window));
        commandLine.addSubcommand(new CommandLine.HelpCommand());
        commandLine.setCaseInsensitiveEnumValuesAllowed(true);
        commandLine.setExecutionExceptionHandler(Cli::explain);
        return commandLine;
    }

    @Override
    public Integer call() {
        window.open(sandbox);
        return ExitCode.OK;
    }

    /// One sentence for what went wrong; the trace goes to the log.
    private static int explain(Exception failure, CommandLine commandLine, CommandLine.ParseResult parsed) {
        LOG.debug("The command failed", failure);
        commandLine.getErr().println(sentence(failure));
        commandLine.getErr().flush();
        return switch (failure) {
            case BadArgument bad -> ExitCode.USAGE;
            case AccessException access when access.kind() == FailureKind.AUTHENTICATION -> ExitCode.SIGN_IN;
            case AccessException access -> ExitCode.FAILED;
            case StorageException storage -> ExitCode.DISK;
            case IOException io -> ExitCode.DISK;
            case InterruptedException interrupted -> ExitCode.INTERRUPTED;
            default -> ExitCode.UNEXPECTED;
        };
    }

    private static String sentence(Exception failure) {
        return failure.getMessage() == null ? "Unexpected: " + failure : failure.getMessage();
    }

    /// The version in the jar's manifest.
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Cli.class.getPackage().getImplementationVersion();
            return new String[] {"Perigee " + (version == null ? "(development)" : version)};
        }
    }
}
