package org.perigee.app.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.perigee.app.core.PerigeeCore;
import org.perigee.app.providers.OutcomeText;
import org.perigee.app.providers.ProviderStatus;
import org.perigee.app.text.Messages;
import org.perigee.catalog.federation.SourceOutcome;
import org.perigee.catalog.provider.Provider;
import org.perigee.catalog.query.SearchQuery;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `perigee search`: asks the providers and prints what they have.
@Command(name = "search", description = "Search archives as one.", mixinStandardHelpOptions = true, exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:every provider that was asked answered completely, or as far as --limit went", "2:wrong arguments",
            "3:some providers failed or did not give everything; what came is printed", "4:no provider answered",
            "7:the results could not be written", "130:interrupted"})
final class SearchCommand implements Callable<Integer> {

    @Parameters(paramLabel = "WORDS", arity = "0..*", description = "Free words.")
    private List<String> words = new ArrayList<>();

    @Option(names = "--provider", paramLabel = "ID", split = ",", description = "Whom to ask; \"perigee providers\" lists the ids.")
    private List<String> providers = new ArrayList<>();

    @Option(names = "--offline", description = "Answer from the local catalogue alone.")
    private boolean offline;

    @Option(names = "--output", paramLabel = "FORM", defaultValue = "table",
            description = "table, geojson, json, csv, ids, metalink, aria2 or curl (default ${DEFAULT-VALUE}).")
    private OutputForm output;

    @Option(names = "--explain", description = "Say on stderr how each provider is asked.")
    private boolean explain;

    @Mixin
    private QueryOptions queryOptions;

    @Mixin
    private CommonOptions common;

    @Spec
    private CommandSpec spec;

    private final Environment environment;

    SearchCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws Exception {
        SearchQuery query = queryOptions.toQuery(String.join(" ", words));
        PrintWriter err = spec.commandLine().getErr();
        try (PerigeeCore core = PerigeeCore.open(common.coreOptions(environment))) {
            List<Provider> asked = new ProviderChoice(core.registry()).choose(providers, err);
            new CollectionCheck(core.registry()).warn(query.collections(), asked, err);
            PrintWriter out = spec.commandLine().getOut();
            SearchPrinter printer = new SearchPrinter(core, asked, output.writer(core, out, err), err, explain);
            core.search(query, asked, offline, printer).await();
            printer.close();
            report(printer.statuses(), err);
            if (out.checkError()) {
                err.println("Not all results could be written to standard output.");
                return ExitCode.DISK;
            }
            return exitCode(printer.statuses(), query.limit());
        }
    }

    private void report(List<ProviderStatus> statuses, PrintWriter err) {
        OutcomeText texts = new OutcomeText(Messages.of(Locale.ENGLISH));
        statuses.forEach(status -> err.println(offline ? replayed(status, texts) : texts.of(status)));
        err.flush();
    }

    /// The local catalogue never knows whether there is more by now; its reason says as of when it answers.
    private static String replayed(ProviderStatus status, OutcomeText texts) {
        return status.outcome() instanceof SourceOutcome.Truncated truncated
                ? status.provider().title() + ": " + status.delivered() + " found. " + truncated.reason() + "." : texts.of(status);
    }

    private int exitCode(List<ProviderStatus> statuses, int limit) {
        return switch (OutcomeText.completeness(statuses)) {
            case COMPLETE -> ExitCode.OK;
            case FAILED, NOTHING_ASKED -> ExitCode.FAILED;
            // Who gives a limit gets it: that alone is no failure. Nor is what the local catalogue cannot know.
            case CAPPED -> offline
                    || statuses.stream().allMatch(status -> status.light() != ProviderStatus.Light.TRUNCATED || status.delivered() >= limit)
                    ? ExitCode.OK : ExitCode.PARTIAL;
            case PARTIAL, ASKING -> ExitCode.PARTIAL;
        };
    }
}
