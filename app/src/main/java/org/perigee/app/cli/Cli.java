package org.perigee.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.util.concurrent.Callable;
import org.perigee.access.AccessException;
import org.perigee.access.FailureKind;
import org.perigee.storage.StorageException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// `perigee`: the window, or one of the commands.
@Command(name = "perigee", mixinStandardHelpOptions = true, versionProvider = Cli.Version.class,
        description = "Finds and fetches Earth-observation products from many archives as one. Without a command: opens the window.")
public final class Cli implements Callable<Integer> {

    private static final Logger LOG = LoggerFactory.getLogger(Cli.class);

    static final String DOWNLOAD = "download";

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
        CommandLine commandLine = arguments.length > 0 && arguments[0].equals(DOWNLOAD)
                ? downloadAlone(window, Environment.ofProcess()) : commandLine(window, Environment.ofProcess());
        PrintWriter out = Terminal.writer(System.out, Terminal.STDOUT);
        PrintWriter err = Terminal.writer(System.err, Terminal.STDERR);
        int exitCode = commandLine.setOut(out).setErr(err).execute(arguments);
        out.flush();
        err.flush();
        return exitCode;
    }

    static CommandLine commandLine(WindowStarter window, Environment environment) {
        CommandLine commandLine = new CommandLine(new Cli(window));
        commandLine.addSubcommand(new SearchCommand(environment));
        commandLine.addSubcommand(new DownloadCommand(environment));
        commandLine.addSubcommand(new VerifyCommand(environment));
        commandLine.addSubcommand(new ExportCommand(environment));
        commandLine.addSubcommand(TransfersCommand.commandLine());
        CommandLine providers = new CommandLine(new ProvidersCommand(environment)).addSubcommand(new ProvidersCheckCommand(environment))
                .addSubcommand(new ProvidersAddCommand(environment));
        ProvidersChangeCommand.addTo(providers, environment);
        commandLine.addSubcommand(providers);
        commandLine.addSubcommand(new LoginCommand(environment));
        commandLine.addSubcommand(new SandboxCommand());
        commandLine.addSubcommand(new DemoCommand(window));
        commandLine.addSubcommand(new CommandLine.HelpCommand());
        return answering(commandLine);
    }

    /// Reading the descriptions of all commands takes as long as fetching a few files.
    private static CommandLine downloadAlone(WindowStarter window, Environment environment) {
        return answering(new CommandLine(new Cli(window)).addSubcommand(new DownloadCommand(environment)));
    }

    private static CommandLine answering(CommandLine commandLine) {
        commandLine.setCaseInsensitiveEnumValuesAllowed(true);
        commandLine.setExecutionExceptionHandler(Cli::explain);
        commandLine.setParameterExceptionHandler(Cli::explainUsage);
        return commandLine;
    }

    @Override
    public Integer call() {
        window.open(sandbox);
        return ExitCode.OK;
    }

    /// One sentence for what is wrong with the arguments, and where to read on: the whole help would push the sentence off the screen.
    private static int explainUsage(ParameterException failure, String[] arguments) {
        CommandLine commandLine = failure.getCommandLine();
        String sentence = failure instanceof UnmatchedArgumentException unmatched ? sentence(unmatched) : failure.getMessage();
        PrintWriter err = commandLine.getErr();
        err.println(sentence.endsWith(".") ? sentence : sentence + ".");
        err.println("\"" + commandLine.getCommandSpec().qualifiedName() + " --help\" says more.");
        err.flush();
        return ExitCode.USAGE;
    }

    private static String sentence(UnmatchedArgumentException unmatched) {
        String first = unmatched.getUnmatched().getFirst();
        if (unmatched.isUnknownOption()) {
            return "There is no option " + first;
        }
        boolean top = unmatched.getCommandLine().getParent() == null;
        return top ? "There is no command " + first : "What is " + first + " meant for";
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
            case UncheckedIOException io -> ExitCode.DISK;
            case InterruptedException interrupted -> ExitCode.INTERRUPTED;
            default -> ExitCode.UNEXPECTED;
        };
    }

    private static String sentence(Exception failure) {
        return switch (failure) {
            case UncheckedIOException io -> sentence(io.getCause());
            case FileSystemException file -> "Cannot be read or written: " + file.getMessage();
            default -> failure.getMessage() == null ? "Unexpected: " + failure : failure.getMessage();
        };
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
