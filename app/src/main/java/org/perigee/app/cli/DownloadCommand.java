package org.perigee.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import org.perigee.app.control.QueueCommand;
import org.perigee.app.control.Queues;
import org.perigee.app.core.PerigeeCore;
import org.perigee.app.core.after.AfterBatch;
import org.perigee.app.core.after.Aftercare;
import org.perigee.app.core.after.Archives;
import org.perigee.app.report.ReportFile;
import org.perigee.app.report.TransferReport;
import org.perigee.download.DownloadLimits;
import org.perigee.download.DownloadManager;
import org.perigee.download.DownloadSettings;
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
            "8:all files are there, but unpacking one or a command that was run for one failed",
            "130:interrupted; the same command goes on where it stopped"})
final class DownloadCommand implements Callable<Integer> {

    @Parameters(paramLabel = "SOURCE", arity = "0..*",
            description = "A URL (https or s3; an s3 prefix ends with a slash), a Metalink 3 or 4 (file or URL), an ItemCollection, a basket file, a list of"
                    + " URLs or an input file of aria2, a CSV table, a checksum file with --base-url; - reads one of these from stdin.")
    private List<String> sources = new ArrayList<>();

    @Option(names = "--dir", paramLabel = "DIR", required = true, description = "The folder to put files in.")
    private Path folder;

    @Option(names = "--base-url", paramLabel = "URL", description = "Where the files of a checksum file lie; what relative addresses start from.")
    private URI base;

    @Option(names = "--stdin-urls", description = "Read URLs from stdin, one a line.")
    private boolean stdinUrls;

    @Option(names = "--connections", paramLabel = "N", defaultValue = "4", description = "Connections for one file (default ${DEFAULT-VALUE}).")
    private int connections;

    @Option(names = "--transfers", paramLabel = "N", defaultValue = "4", description = "Files at once (default ${DEFAULT-VALUE}).")
    private int transfers;

    @Option(names = "--rate-limit", paramLabel = "R", description = "Bytes a second over all files: 500k, 2.5M.")
    private String rateLimit;

    @Option(names = "--stall-timeout", paramLabel = "S", description = "Give a connection up that brings nothing for S seconds (30).")
    private Integer stallTimeout;

    @Option(names = "--give-up-after", paramLabel = "S", description = "Give a file up that gets nowhere for S seconds (3600).")
    private Integer giveUpAfter;

    @Option(names = "--json-progress", description = "Print one JSON object a line on stdout as things change.")
    private boolean jsonProgress;

    @Option(names = "--report", paramLabel = "FILE", description = "Write how each file went: JSON where the name ends in .json, else CSV; without secrets.")
    private Path report;

    @Option(names = "--queue", description = "Hand the files to the window's queue and return; noted for its next start where it is closed.")
    private boolean queue;

    @Option(names = "--user", paramLabel = "NAME",
            description = "Sign in with this name; the password comes from the environment's PERIGEE_PASSWORD, a one-time code from PERIGEE_TOTP.")
    private String user;

    @Option(names = "--realm", paramLabel = "ID", description = "Where --user signs in; needed where the files come from several realms.")
    private String realm;

    @Mixin
    private ProductOptions products;

    @Mixin
    private StoreOptions stores;

    @Mixin
    private CommonOptions common;

    @Spec
    private CommandSpec spec;

    private final Environment environment;

    DownloadCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws Exception {
        if (sources.isEmpty() && !stdinUrls) {
            throw new BadArgument("Nothing to fetch: name a SOURCE, or use --stdin-urls.");
        }
        if (stdinUrls && sources.contains("-")) {
            throw new BadArgument("Standard input can be read once: give either - or --stdin-urls.");
        }
        long rate = rateLimit == null ? 0 : Rate.parse(rateLimit);
        if (connections < 1 || transfers < 1) {
            throw new BadArgument("--connections and --transfers must be at least 1.");
        }
        products.choice();
        products.layout();
        products.aftercare();
        if (queue && (jsonProgress || report != null || user != null || rateLimit != null)) {
            throw new BadArgument("With --queue the window fetches, signs in and reports: it goes with --dir and sources alone.");
        }
        if (queue && !products.aftercare().isNothing()) {
            throw new BadArgument("With --queue the window fetches, and it neither unpacks nor runs commands: --unpack and --on-complete do not go with it.");
        }
        if (queue && (stallTimeout != null || giveUpAfter != null || isSaid("--connections") || isSaid("--transfers") || stores.isPayAccepted())) {
            throw new BadArgument("With --queue the window's own settings count: --connections, --transfers, --stall-timeout, --give-up-after and"
                    + " --requester-pays do not go with it.");
        }
        if (stallTimeout != null && stallTimeout < 1 || giveUpAfter != null && giveUpAfter < 1) {
            throw new BadArgument("--stall-timeout and --give-up-after must be at least 1.");
        }
        // What comes from a pipe is read to its end before anything of our own is started.
        List<SourceText> texts = readAll();
        PrintWriter err = spec.commandLine().getErr();
        try (PerigeeCore core = PerigeeCore.open(common.coreOptions(environment))) {
            stores.apply(core, environment);
            SourceReader reader = new SourceReader(core, err, products, BaseUrl.checked(base));
            List<TransferRequest> asked = reader.requests(texts, folder.toAbsolutePath().normalize());
            List<TransferRequest> requests = products.aftercare().archives() == Archives.LEAVE ? asked : new UnpackedBefore(err).without(asked);
            if (requests.isEmpty()) {
                err.println("Nothing to fetch.");
                return reader.refused() == 0 ? ExitCode.OK : ExitCode.FAILED;
            }
            Optional<String> problem = TargetFolder.problem(folder.toAbsolutePath().normalize());
            if (problem.isPresent()) {
                err.println(problem.get());
                return ExitCode.DISK;
            }
            if (queue) {
                return handOver(core, requests);
            }
            new SignIn(core, environment).before(requests, new SignIn.Account(user, realm));
            int exitCode = fetch(core, requests, new DownloadLimits(transfers, connections, Math.max(connections, transfers), rate));
            return exitCode == ExitCode.OK && reader.refused() > 0 ? ExitCode.PARTIAL : exitCode;
        }
    }

    private boolean isSaid(String option) {
        return spec.commandLine().getParseResult().hasMatchedOption(option);
    }

    private List<SourceText> readAll() throws IOException {
        List<SourceText> texts = new ArrayList<>();
        for (String source : sources) {
            texts.add(SourceText.read(source, environment.in()));
        }
        if (stdinUrls) {
            texts.add(SourceText.addresses(environment.in()));
        }
        return texts;
    }

    private int fetch(PerigeeCore core, List<TransferRequest> requests, DownloadLimits limits) throws InterruptedException, IOException {
        Semaphore wake = new Semaphore(0);
        AfterReport afterwards = new AfterReport(jsonProgress ? spec.commandLine().getOut() : spec.commandLine().getErr(), jsonProgress);
        Aftercare care = new Aftercare(products.aftercare(), afterwards);
        try (Interruption interruption = new Interruption(() -> {
            care.stop();
            wake.release();
        }); DownloadManager manager = core.openQueueOfItsOwn(limits, this::patience); Progress progress = progress()) {
            List<TransferId> ids = manager.submit(requests);
            try (AfterBatch after = new AfterBatch(care, manager, ids)) {
                List<TransferSnapshot> ended = new TransferWatch(manager, ids, progress, wake).await(interruption::isRequested);
                int notWell = afterwards.await(after, () -> progress.finish(ended));
                Verdict verdict = new Verdict(ended, interruption.isRequested());
                verdict.report(spec.commandLine().getErr());
                int exitCode = verdict.exitCode() == ExitCode.OK && notWell > 0 ? ExitCode.AFTERWARDS : verdict.exitCode();
                return report == null ? exitCode : writeReport(ended, exitCode);
            }
        }
    }

    /// A report that cannot be written matters less than how the files went.
    private int writeReport(List<TransferSnapshot> ended, int exitCode) {
        try {
            ReportFile.write(TransferReport.of(ended), report);
            return exitCode;
        } catch (IOException e) {
            spec.commandLine().getErr().println("The report could not be written to " + report + ": " + e.getMessage());
            return exitCode == ExitCode.OK ? ExitCode.DISK : exitCode;
        }
    }

    private int handOver(PerigeeCore core, List<TransferRequest> requests) throws IOException {
        Queues.Answer answer = new Queues(core.options().directories().data()).askLasting(new QueueCommand.Submit(requests));
        PrintWriter err = spec.commandLine().getErr();
        if (!answer.ok()) {
            err.println("The window's queue did not take the files: " + answer.end().path("error").asText());
            return ExitCode.FAILED;
        }
        err.println(requests.size() + (requests.size() == 1 ? " file" : " files")
                + (answer.isNoted() ? " noted; the window fetches them when it is opened." : " handed to the window, which fetches them."));
        return ExitCode.OK;
    }

    private DownloadSettings patience(DownloadSettings usual) {
        return usual.withPatience(stallTimeout == null ? usual.silence() : Duration.ofSeconds(stallTimeout),
                giveUpAfter == null ? usual.patience() : Duration.ofSeconds(giveUpAfter));
    }

    private Progress progress() {
        if (jsonProgress) {
            return new JsonProgress(spec.commandLine().getOut());
        }
        PrintWriter err = spec.commandLine().getErr();
        return Terminal.canRedraw(environment.variables()) ? new BarProgress(err, Terminal.isUnicode(System.err.charset())) : new LineProgress(err);
    }
}
