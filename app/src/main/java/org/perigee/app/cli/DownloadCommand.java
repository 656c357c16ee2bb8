package org.perigee.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.perigee.app.core.PerigeeCore;
import org.perigee.download.DownloadLimits;
import org.perigee.download.DownloadManager;
import org.perigee.download.TransferId;
import org.perigee.download.TransferRequest;
import org.perigee.download.TransferSnapshot;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `perigee download`: fetches files and says by its exit code whether all of them are complete and verified.
@Command(name = "download", description = "Fetch files, resume what was begun, verify everything.", mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n", exitCodeList = {
            "0:every file is complete and, where a checksum is known, verified",
            "2:wrong arguments", "3:some files could not be fetched", "4:no file could be fetched",
            "5:a file does not have the checksum it should have", "6:signing in is needed", "7:the disk is full or cannot be written",
            "130:interrupted; the same command goes on where it stopped"})
final class DownloadCommand implements Callable<Integer> {

    @Parameters(paramLabel = "SOURCE", arity = "0..*", description = "A URL, a Metalink 3 or 4 file, an ItemCollection, a basket file; - reads one from stdin.")
    private List<String> sources = new ArrayList<>();

    @Option(names = "--dir", paramLabel = "DIR", required = true, description = "The folder to put files in.")
    private Path folder;

    @Option(names = "--stdin-urls", description = "Read URLs from stdin, one a line.")
    private boolean stdinUrls;

    @Option(names = "--connections", paramLabel = "N", defaultValue = "4", description = "Connections for one file (default ${DEFAULT-VALUE}).")
    private int connections;

    @Option(names = "--transfers", paramLabel = "N", defaultValue = "4", description = "Files at once (default ${DEFAULT-VALUE}).")
    private int transfers;

    @Option(names = "--rate-limit", paramLabel = "R", description = "Bytes a second over all files: 500k, 2.5M.")
    private String rateLimit;

    @Option(names = "--json-progress", description = "Print one JSON object a line on stdout as things change.")
    private boolean jsonProgress;

    @Option(names = "--user", paramLabel = "NAME", description = "Sign in with this name; the password comes from the environment's PERIGEE_PASSWORD.")
    private String user;

    @Mixin
    private CommonOptions common;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        if (sources.isEmpty() && !stdinUrls) {
            throw new BadArgument("Nothing to fetch: name a SOURCE, or use --stdin-urls.");
        }
        long rate = rateLimit == null ? 0 : Rate.parse(rateLimit);
        if (connections < 1 || transfers < 1) {
            throw new BadArgument("--connections and --transfers must be at least 1.");
        }
        // What comes from a pipe is read to its end before anything of our own is started.
        List<SourceText> texts = readAll();
        try (PerigeeCore core = PerigeeCore.open(common.coreOptions())) {
            Path target = Files.createDirectories(folder.toAbsolutePath().normalize());
            List<TransferRequest> requests = new SourceReader(core, spec.commandLine().getErr()).requests(texts, target);
            if (requests.isEmpty()) {
                spec.commandLine().getErr().println("Nothing to fetch.");
                return ExitCode.OK;
            }
            new SignIn(core, spec.commandLine().getErr()).before(requests, user);
            return fetch(core, requests, new DownloadLimits(transfers, connections, Math.max(connections, transfers), rate));
        }
    }

    private List<SourceText> readAll() throws IOException {
        List<SourceText> texts = new ArrayList<>();
        for (String source : sources) {
            texts.add(SourceText.read(source));
        }
        if (stdinUrls) {
            texts.add(SourceText.stdin());
        }
        return texts;
    }

    private int fetch(PerigeeCore core, List<TransferRequest> requests, DownloadLimits limits) throws InterruptedException, IOException {
        PrintWriter err = spec.commandLine().getErr();
        try (DownloadManager manager = core.openQueueOfItsOwn(limits); Progress progress = progress()) {
            List<TransferId> ids = manager.submit(requests);
            List<TransferSnapshot> ended = new TransferWatch(manager, ids, progress).await();
            Verdict verdict = Verdict.of(ended);
            progress.finish(ended);
            verdict.report(err);
            return verdict.exitCode();
        }
    }

    private Progress progress() {
        if (jsonProgress) {
            return new JsonProgress(spec.commandLine().getOut());
        }
        boolean terminal = System.console() != null && System.console().isTerminal();
        return terminal ? new BarProgress(spec.commandLine().getErr()) : new LineProgress(spec.commandLine().getErr());
    }
}
