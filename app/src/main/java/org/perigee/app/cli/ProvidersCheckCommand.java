package org.perigee.app.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.perigee.app.core.PerigeeCore;
import org.perigee.app.providers.OutcomeText;
import org.perigee.app.providers.ProviderStatus;
import org.perigee.app.text.Messages;
import org.perigee.catalog.connector.SearchPlan;
import org.perigee.catalog.connector.Treatment;
import org.perigee.catalog.federation.FederatedSearch;
import org.perigee.catalog.federation.ItemArchive;
import org.perigee.catalog.federation.SearchListener;
import org.perigee.catalog.federation.SourceOutcome;
import org.perigee.catalog.model.BoundingBox;
import org.perigee.catalog.model.Footprint;
import org.perigee.catalog.model.Item;
import org.perigee.catalog.model.Properties;
import org.perigee.catalog.model.TimeRange;
import org.perigee.catalog.provider.Provider;
import org.perigee.catalog.query.PropertyFilter;
import org.perigee.catalog.query.SearchQuery;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `perigee providers check`: asks each provider a small question and says how it fared.
@Command(name = "check", description = "Ask each provider a small question and say how it fares.", mixinStandardHelpOptions = true)
final class ProvidersCheckCommand implements Callable<Integer> {

    private static final int FEW = 2;

    @Option(names = "--provider", paramLabel = "ID", split = ",", description = "Whom to check; all enabled ones otherwise.")
    private List<String> providers = new ArrayList<>();

    @Mixin
    private CommonOptions common;

    @Spec
    private CommandSpec spec;

    /// What one provider answered, and how long it took.
    private record Answer(SearchPlan plan, long items, Duration latency, SourceOutcome outcome) {
    }

    private final Environment environment;

    ProvidersCheckCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        try (PerigeeCore core = PerigeeCore.open(common.coreOptions(environment))) {
            List<Provider> asked = new ProviderChoice(core.registry()).choose(providers, spec.commandLine().getErr());
            Map<String, Answer> answers = ask(core, asked);
            OutcomeText texts = new OutcomeText(Messages.of(Locale.ENGLISH));
            asked.forEach(provider -> report(provider, answers.get(provider.id()), texts, out));
            out.flush();
            long failed = answers.values().stream().filter(answer -> answer.outcome() instanceof SourceOutcome.Failed).count();
            return failed == 0 ? ExitCode.OK : failed == asked.size() ? ExitCode.FAILED : ExitCode.PARTIAL;
        }
    }

    private static Map<String, Answer> ask(PerigeeCore core, List<Provider> asked) throws InterruptedException {
        SearchQuery query = SearchQuery.builder().area(Footprint.of(new BoundingBox(5, 43, 8, 46)))
                .time(new TimeRange(java.time.Instant.parse("2025-06-01T00:00:00Z"), java.time.Instant.parse("2025-06-30T23:59:59Z")))
                .filter(PropertyFilter.atMost(Properties.CLOUD_COVER, 50)).limit(FEW).build();
        Map<String, Answer> answers = new ConcurrentHashMap<>();
        long began = System.nanoTime();
        new FederatedSearch(ItemArchive.NONE).start(query, asked.stream().map(core::connector).toList(), new SearchListener() {
            @Override
            public void planned(String provider, SearchPlan plan) {
                answers.put(provider, new Answer(plan, 0, Duration.ZERO, null));
            }

            @Override
            public void items(String provider, List<Item> items, long matched) {
                answers.computeIfPresent(provider, (id, answer) -> new Answer(answer.plan(), answer.items() + items.size(), answer.latency(), null));
            }

            @Override
            public void ended(String provider, SourceOutcome outcome) {
                Duration took = Duration.ofNanos(System.nanoTime() - began);
                answers.merge(provider, new Answer(null, outcome.delivered(), took, outcome),
                        (before, now) -> new Answer(before.plan(), now.items(), took, outcome));
            }

            @Override
            public void finished() {
                // Awaited by the caller.
            }
        }).await();
        return answers;
    }

    private static void report(Provider provider, Answer answer, OutcomeText texts, PrintWriter out) {
        out.printf("%s (%s, %s)%n", provider.title(), provider.id(), provider.protocol());
        out.printf("  %s%n", texts.of(ProviderStatus.asking(provider).ended(answer.outcome())));
        out.printf("  %d ms; %d products a page%s%n", answer.latency().toMillis(), provider.limits().pageSize(),
                provider.limits().pageCeiling() > 0 ? ", " + provider.limits().pageCeiling() + " by paging" : "");
        if (answer.plan() != null) {
            say(out, answer.plan(), Treatment.APPLIED_HERE, "Perigee tests itself");
            say(out, answer.plan(), Treatment.UNSUPPORTED, "cannot be searched by");
            answer.plan().requests().forEach(request -> out.println("  " + request));
        }
    }

    private static void say(PrintWriter out, SearchPlan plan, Treatment treatment, String words) {
        String conditions = plan.treatments().entrySet().stream().filter(entry -> entry.getValue() == treatment)
                .map(entry -> entry.getKey().getClass().getSimpleName().toLowerCase(Locale.ROOT)).collect(Collectors.joining(", "));
        if (!conditions.isEmpty()) {
            out.println("  " + words + ": " + conditions);
        }
    }
}
