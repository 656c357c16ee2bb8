package org.perigee.app.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.net.BindException;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.perigee.app.core.SandboxProviders;
import org.perigee.sandbox.Sandbox;
import org.perigee.sandbox.SandboxOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `perigee sandbox`: the embedded archive alone, until it is stopped.
@Command(name = "sandbox", description = "Run the embedded archive alone, until stopped.", mixinStandardHelpOptions = true)
final class SandboxCommand implements Callable<Integer> {

    private static final int LARGEST = 1_000_000;

    @Option(names = "--port", paramLabel = "P", defaultValue = "8470", description = "Port on 127.0.0.1; 0 for any (default ${DEFAULT-VALUE}).")
    private int port;

    @Option(names = "--rate", paramLabel = "R", description = "Bytes a second for each connection; 0 for no limit (default 4M).")
    private String rate;

    @Option(names = "--products", paramLabel = "N", defaultValue = "20000", description = "How many products it holds (default ${DEFAULT-VALUE}).")
    private int products;

    @Option(names = "--print-config", description = "Print entries for a providers.json on stdout.")
    private boolean printConfig;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        if (port < 0 || port > 65_535) {
            throw new BadArgument("--port lies between 0 and 65535.");
        }
        SandboxOptions options = SandboxOptions.demonstration().withPort(port);
        if (rate != null) {
            options = options.withBytesPerSecond(rate.equals("0") ? 0 : Rate.parse(rate));
        }
        if (products < SandboxOptions.SMALLEST_CATALOGUE || products > LARGEST) {
            throw new BadArgument("--products lies between " + SandboxOptions.SMALLEST_CATALOGUE + " and " + LARGEST + ".");
        }
        options = options.withCatalogue(options.catalogue().seed(), products);
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(stopped::countDown, "sandbox-stop"));
        try (Sandbox sandbox = Sandbox.start(options)) {
            PrintWriter out = spec.commandLine().getOut();
            if (printConfig) {
                out.println(new ObjectMapper().writerWithDefaultPrettyPrinter()
                        .writeValueAsString(SandboxProviders.document("http://127.0.0.1:" + sandbox.port(), sandbox.port())));
                out.flush();
            }
            spec.commandLine().getErr().println("The sandbox answers at " + sandbox.baseUri() + " (user demo, password demo). Ctrl+C stops it.");
            spec.commandLine().getErr().flush();
            stopped.await();
        } catch (BindException e) {
            throw new BadArgument("Port " + port + " cannot be listened on, probably because another program does: " + e.getMessage());
        }
        return ExitCode.OK;
    }
}
