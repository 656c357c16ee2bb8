package org.perigee.app.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.perigee.app.core.PerigeeCore;
import org.perigee.catalog.provider.Provider;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `perigee providers`: whom Perigee knows.
@Command(name = "providers", description = "List the providers, or check them.", mixinStandardHelpOptions = true)
final class ProvidersCommand implements Callable<Integer> {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Option(names = "--json", description = "Print a JSON array.")
    private boolean json;

    @Mixin
    private CommonOptions common;

    @Spec
    private CommandSpec spec;

    private final Environment environment;

    ProvidersCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        try (PerigeeCore core = PerigeeCore.open(common.coreOptions(environment))) {
            core.registry().problems().forEach(problem -> spec.commandLine().getErr().println(problem.sentence()));
            if (json) {
                ArrayNode all = JSON.createArrayNode();
                core.registry().providers().forEach(provider -> all.add(node(provider)));
                out.println(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(all));
            } else {
                Columns columns = new Columns();
                core.registry().providers().forEach(provider -> columns.row(provider.id(), provider.protocol().name().toLowerCase(Locale.ROOT),
                        provider.title(), state(provider), provider.endpoint().toString()));
                columns.print(out);
            }
            out.flush();
        }
        return ExitCode.OK;
    }

    private static ObjectNode node(Provider provider) {
        ObjectNode node = JSON.createObjectNode();
        node.put("id", provider.id());
        node.put("title", provider.title());
        node.put("protocol", provider.protocol().name());
        node.put("endpoint", provider.endpoint().toString());
        node.put("status", provider.status().name());
        node.put("enabled", provider.enabled());
        node.put("realm", provider.realm());
        node.put("successor", provider.successor());
        node.put("attribution", provider.attribution());
        node.put("note", provider.note());
        ArrayNode collections = node.putArray("collections");
        provider.collections().keySet().forEach(collections::add);
        return node;
    }

    private static String state(Provider provider) {
        return switch (provider.status()) {
            case LIVE -> provider.enabled() ? "enabled" : "known";
            case RETIRED -> "retired" + (provider.successor().isEmpty() ? "" : ", see " + provider.successor());
            case TEMPLATE -> "template";
        };
    }
}
