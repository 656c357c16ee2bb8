package org.perigee.app.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.perigee.app.core.PerigeeCore;
import org.perigee.app.providers.OutcomeText;
import org.perigee.app.providers.ProviderStatus;
import org.perigee.app.text.Messages;
import org.perigee.catalog.federation.SearchSession;
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
        exitCodeList = {"0:every provider answered completely", "2:wrong arguments",
            "3:some providers failed or did not give everything; what came is printed", "4:no provider answered", "130:interrupted"})
final class SearchCommand implements Callable<Integer> {

    @Parameters(paramLabel = "WORDS", arity = "0..*", description = "Free words.")
    private List<String> words = new ArrayList<>();

    @Option(names = "--provider", paramLabel = "ID", split = ",", description = "Whom to ask; \"perigee providers\" lists the ids.")
    private List<String> providers = new ArrayList<>();

    @Option(names = "--offline", description = "Answer from the local catalogue alone.")
    private boolean offline;

    @Option(names = "--output", paramLabel = "FORM", defaultValue = "table",
            description = "table, geojson, json, csv, ids or metalink (default ${DEFAULT-VALUE}).")
    private OutputForm output;

    @Option(names = "--explain", description = "Say on stderr how each provider is asked.")
    private boolean explain;

    @Mixin
    private QueryOptions queryOptions;

    @Mixin
    private CommonOptions common;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        SearchQuery query = queryOptions.toQuery(String.join(" ", words));
        PrintWriter err = spec.commandLine().getErr();
        try (PerigeeCore core = PerigeeCore.open(common.coreOptions())) {
            List<Provider> asked = new ProviderChoice(core.registry()).choose(providers, err);
            SearchPrinter printer = new SearchPrinter(core, asked, output.writer(core, spec.commandLine().getOut()), explain ? err : null);
            SearchSession session = core.search(query, asked, offline, printer);
            session.await();
            printer.close();
            report(printer.statuses(), err);
            return exitCode(printer.statuses(), query.limit());
        }
    }

    private void report(List<ProviderStatus> statuses, PrintWriter err) {
        OutcomeText texts = new OutcomeText(Messages.of(Locale.ENGLISH));
        err.println(statuses.stream().map(texts::of).collect(Collectors.joining(System.lineSeparator())));
        if (offline) {
            err.println("These results come from the local catalogue.");
        }
        err.flush();
    }

    private static int exitCode(List<ProviderStatus> statuses, int limit) {
        return switch (OutcomeText.completeness(statuses)) {
            case COMPLETE -> ExitCode.OK;
            case FAILED, NOTHING_ASKED -> ExitCode.FAILED;
            // Who gives a limit gets it: that alone is no failure.
            case CAPPED -> statuses.stream().allMatch(status -> status.light() != ProviderStatus.Light.TRUNCATED || status.delivered() >= limit)
                    ? ExitCode.OK : ExitCode.PARTIAL;
            case PARTIAL, ASKING -> ExitCode.PARTIAL;
        };
    }
}
