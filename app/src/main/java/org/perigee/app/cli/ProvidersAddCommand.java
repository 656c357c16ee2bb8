package org.perigee.app.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.util.List;
import java.util.concurrent.Callable;
import org.perigee.access.CallScope;
import org.perigee.access.PublicAddress;
import org.perigee.app.core.PerigeeCore;
import org.perigee.app.providers.PastedAddress;
import org.perigee.catalog.discovery.Discovery;
import org.perigee.catalog.provider.Provider;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `perigee providers add`: finds out what lies behind an address, and searches it from now on.
@Command(name = "add", description = "Find out what catalogue lies behind an address, and search it from now on.", mixinStandardHelpOptions = true)
final class ProvidersAddCommand implements Callable<Integer> {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Parameters(paramLabel = "URL", description = "A landing page, a static catalogue, a service root, an OpenSearch description, or a page near one of these.")
    private String address;

    @Option(names = "--id", paramLabel = "ID", description = "What to call it in commands; made from its title otherwise.")
    private String id;

    @Option(names = "--title", paramLabel = "TEXT", description = "What to call it for people; its own title otherwise.")
    private String title;

    @Option(names = "--realm", paramLabel = "ID", description = "Where to sign in for its downloads.")
    private String realm;

    @Option(names = "--dry-run", description = "Only say what was found, as an entry for the provider file on stdout.")
    private boolean dryRun;

    @Mixin
    private CommonOptions common;

    @Spec
    private CommandSpec spec;

    private final Environment environment;

    ProvidersAddCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws Exception {
        URI pasted = pasted();
        if (id != null && !id.matches("[a-z0-9][a-z0-9.-]{0,60}")) {
            throw new BadArgument("--id wants small letters, digits, dots and hyphens: " + id);
        }
        PrintWriter err = spec.commandLine().getErr();
        try (PerigeeCore core = PerigeeCore.open(common.coreOptions(environment))) {
            if (core.sandbox().isPresent() && !dryRun) {
                throw new BadArgument("The embedded archive has providers of its own; --sandbox goes with --dry-run only.");
            }
            if (realm != null && core.registry().realm(realm).isEmpty()) {
                throw new BadArgument("There is no realm " + realm + " to sign in.");
            }
            if (!PublicAddress.isPublic(pasted)) {
                err.println("The name, password or key in the address is not used and not kept; \"perigee login\" signs in.");
            }
            Discovery discovery = core.providers().discover(pasted, new CallScope());
            if (discovery.draft().isEmpty()) {
                return explain(discovery, err);
            }
            return take(core, discovery.draft().get(), err);
        }
    }

    private URI pasted() {
        return PastedAddress.of(address).orElseThrow(() -> new BadArgument("Not a web address: " + address));
    }

    private static int explain(Discovery discovery, PrintWriter err) {
        err.println("No catalogue that Perigee knows was found there. What was looked at:");
        discovery.attempts().forEach(attempt -> err.println("  " + attempt.address() + ": " + attempt.result()));
        return ExitCode.FAILED;
    }

    private int take(PerigeeCore core, Discovery.Draft draft, PrintWriter err) throws IOException {
        err.println("Found " + draft.title() + " (" + draft.version() + ") at " + draft.endpoint());
        if (draft.known().isPresent() && !dryRun && id == null) {
            return known(core, draft.known().get(), err);
        }
        describe(draft, err);
        ObjectNode entry = draft.entry();
        if (title != null) {
            entry.put("title", title.strip());
        }
        if (realm != null) {
            entry.put("realm", realm);
        }
        String name = id == null ? draft.id() : id;
        if (dryRun) {
            PrintWriter out = spec.commandLine().getOut();
            out.println(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(JSON.createObjectNode().set("providers", JSON.createObjectNode().set(name, entry))));
            out.flush();
            return ExitCode.OK;
        }
        if (core.registry().provider(name).isPresent()) {
            throw new BadArgument("There is a provider " + name + " already; choose another --id.");
        }
        core.providers().set(name, entry);
        err.println("Added as " + name + ". \"perigee search --provider " + name + "\" asks it alone, \"perigee providers check --provider " + name + "\" tests it.");
        return ExitCode.OK;
    }

    private static void describe(Discovery.Draft draft, PrintWriter err) {
        draft.like().ifPresent(like -> err.println("  It looks like " + like.title() + ", whose settings are used."));
        if (draft.isStatic()) {
            err.println("  It cannot be searched by its server: Perigee walks through its documents, which takes its time.");
        }
        List<String> known = draft.knownCollections();
        if (draft.collections() >= 0) {
            err.println("  " + draft.collections() + " collections" + (known.isEmpty() ? ", none of which Perigee has a name for." : ", of which Perigee knows "
                    + String.join(", ", known) + "."));
        }
    }

    private static int known(PerigeeCore core, Provider known, PrintWriter err) throws IOException {
        if (!known.enabled()) {
            core.providers().enable(known.id(), true);
        }
        err.println("Perigee knows it already as " + known.id() + (known.enabled() ? "." : "; searches ask it from now on."));
        return ExitCode.OK;
    }
}
