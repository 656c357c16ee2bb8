package org.perigee.app.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.perigee.app.core.PerigeeCore;
import org.perigee.download.audit.Finding;
import org.perigee.download.audit.FolderAudit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `perigee verify`: says whether files are still what they were when they were fetched.
@Command(name = "verify", description = "Check files again: against the ledger, against checksum files, and by their own formats.",
        mixinStandardHelpOptions = true, exitCodeListHeading = "%nExit codes:%n", exitCodeList = {
            "0:every file of which something is recorded is what it was", "2:wrong arguments", "3:a file is missing",
            "4:nothing is recorded of any of the files", "5:a file is not what it was, or is cut or garbled", "7:a file or the ledger cannot be read",
            "130:interrupted"})
final class VerifyCommand implements Callable<Integer> {

    @Parameters(paramLabel = "DIR|FILE", arity = "1..*", description = "Folders, with all that is in them, and single files.")
    private List<Path> targets = new ArrayList<>();

    @Option(names = "--record", description = "Record files of which nothing is known as they are now, so that they can be checked from now on.")
    private boolean record;

    @Option(names = "--all", description = "Name the files that are right, too.")
    private boolean all;

    @Option(names = "--json", description = "Print one JSON object a line on stdout, for every file and at the end.")
    private boolean json;

    @Mixin
    private CommonOptions common;

    @Spec
    private CommandSpec spec;

    private final Environment environment;

    VerifyCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        try (PerigeeCore core = PerigeeCore.open(common.coreOptions(environment)); Interruption interruption = new Interruption(() -> { })) {
            VerifyProgress progress = new VerifyProgress(err, !json && Terminal.canRedraw(environment.variables()));
            FolderAudit audit = new FolderAudit(core.ledger(), core.clock(), interruption::isRequested, progress::read);
            audit.scan(targets);
            progress.expect(audit.count(), audit.bytes());
            VerifyTally tally = new VerifyTally();
            VerifyPrinter printer = new VerifyPrinter(out, json, all);
            audit.run(finding -> {
                boolean recorded = record && finding.state() == Finding.State.UNKNOWN;
                if (recorded) {
                    audit.record(finding);
                }
                tally.count(finding, recorded);
                progress.clear();
                printer.print(finding, recorded);
                progress.checked();
            });
            progress.clear();
            printer.end(tally);
            if (!json) {
                tally.report(err);
            }
            return interruption.isRequested() ? ExitCode.INTERRUPTED : tally.exitCode();
        }
    }
}
