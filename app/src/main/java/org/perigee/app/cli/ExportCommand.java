package org.perigee.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.perigee.app.core.PerigeeCore;
import org.perigee.download.TransferRequest;
import org.perigee.download.list.ExportForm;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `perigee export`: turns a list of files in any form that `perigee download` reads into one for another program.
@Command(name = "export", description = "Turn baskets, search results and lists of files into lists for other programs.", mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n", exitCodeList = {"0:every file is in the list", "2:wrong arguments", "3:some files had to be left out",
            "4:no file is in the list", "7:the list could not be written"})
final class ExportCommand implements Callable<Integer> {

    @Parameters(paramLabel = "SOURCE", arity = "1..*", description = "As for \"perigee download\"; - reads from stdin.")
    private List<String> sources = new ArrayList<>();

    @Option(names = "--output", paramLabel = "FORM", defaultValue = "metalink",
            description = "metalink, aria2 (an input file), curl (a shell script) or csv (default ${DEFAULT-VALUE}).")
    private ExportForm output;

    @Option(names = "--base-url", paramLabel = "URL", description = "Where the files of a checksum file lie; what relative addresses start from.")
    private URI base;

    @Mixin
    private CommonOptions common;

    @Spec
    private CommandSpec spec;

    private final Environment environment;

    ExportCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws IOException {
        List<SourceText> texts = new ArrayList<>();
        for (String source : sources) {
            texts.add(SourceText.read(source, environment.in()));
        }
        PrintWriter err = spec.commandLine().getErr();
        PrintWriter out = spec.commandLine().getOut();
        try (PerigeeCore core = PerigeeCore.open(common.coreOptions(environment))) {
            SourceReader reader = SourceReader.forLists(core, err, BaseUrl.checked(base));
            List<TransferRequest> requests = reader.requests(texts, Path.of("").toAbsolutePath());
            long left = new ListOutput(core, output, out, err).writeRequests(requests) + reader.refused();
            if (out.checkError()) {
                err.println("Not all of the list could be written to standard output.");
                return ExitCode.DISK;
            }
            err.println(requests.size() - Math.min(left, requests.size()) + " files listed" + (left == 0 ? "." : ", " + left + " left out."));
            return left == 0 ? ExitCode.OK : requests.isEmpty() ? ExitCode.FAILED : ExitCode.PARTIAL;
        }
    }
}
