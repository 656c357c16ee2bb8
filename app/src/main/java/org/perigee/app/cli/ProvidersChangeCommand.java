package org.perigee.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.perigee.app.core.KnownProviders;
import org.perigee.app.core.PerigeeCore;
import org.perigee.catalog.provider.Provider;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `perigee providers enable`, `disable` and `remove`: whom searches ask unless told otherwise.
@Command(mixinStandardHelpOptions = true)
final class ProvidersChangeCommand implements Callable<Integer> {

    /// What is done to providers.
    enum Verb {
        ENABLE("Let searches ask a provider."),
        DISABLE("Leave a provider out of searches that do not name it."),
        REMOVE("Forget a provider that you added; a built-in one is again as it was built in.");

        private final String description;

        Verb(String description) {
            this.description = description;
        }
    }

    @Parameters(paramLabel = "ID", arity = "1..*", description = "Which ones.")
    private List<String> ids;

    @Mixin
    private CommonOptions common;

    @Spec
    private CommandSpec spec;

    private final Verb verb;
    private final Environment environment;

    private ProvidersChangeCommand(Verb verb, Environment environment) {
        this.verb = verb;
        this.environment = environment;
    }

    /// Adds the three to their parent.
    static void addTo(CommandLine parent, Environment environment) {
        for (Verb verb : Verb.values()) {
            CommandLine command = new CommandLine(new ProvidersChangeCommand(verb, environment));
            command.getCommandSpec().usageMessage().description(verb.description);
            parent.addSubcommand(verb.name().toLowerCase(Locale.ROOT), command);
        }
    }

    @Override
    public Integer call() throws IOException {
        try (PerigeeCore core = PerigeeCore.open(common.coreOptions(environment))) {
            if (core.sandbox().isPresent()) {
                throw new BadArgument("The embedded archive has providers of its own; leave --sandbox out.");
            }
            for (String id : ids) {
                if (core.registry().provider(id).isEmpty()) {
                    throw new BadArgument("There is no provider " + id + "; \"perigee providers\" lists them.");
                }
            }
            PrintWriter err = spec.commandLine().getErr();
            for (String id : ids) {
                change(core.providers(), id);
                err.println(sentence(core.registry().provider(id), id));
            }
            return ExitCode.OK;
        }
    }

    private void change(KnownProviders providers, String id) throws IOException {
        switch (verb) {
            case ENABLE -> providers.enable(id, true);
            case DISABLE -> providers.enable(id, false);
            case REMOVE -> providers.remove(id);
        }
    }

    private static String sentence(Optional<Provider> now, String id) {
        return now.map(provider -> provider.enabled() && provider.isSearchable() ? "Searches ask " + id + "." : "Searches leave " + id + " out.")
                .orElse(id + " is forgotten.");
    }
}
