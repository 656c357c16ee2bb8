package org.perigee.app.cli;

import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;

/// What a command line said and how it ended, run in this process.
record CliRun(int exitCode, String out, String err) {

    static final Map<String, String> DEMO = Map.of("PERIGEE_PASSWORD", "demo", "PERIGEE_KEY_STORE", "none");
    static final Map<String, String> NOBODY = Map.of("PERIGEE_KEY_STORE", "none");

    static CliRun of(Path home, String... arguments) {
        return with(home, NOBODY, "", arguments);
    }

    static CliRun asDemo(Path home, String... arguments) {
        return with(home, DEMO, "", arguments);
    }

    static CliRun with(Path home, Map<String, String> variables, String stdin, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        if (home != null) {
            all.addAll(List.of("--home", home.toString()));
        }
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Environment environment = new Environment(variables, new ByteArrayInputStream(stdin.getBytes(StandardCharsets.UTF_8)));
        CommandLine commandLine = Cli.commandLine(sandbox -> {
            throw new AssertionError("No window was asked for");
        }, environment);
        PrintWriter printer = new PrintWriter(out);
        int exitCode = commandLine.setOut(printer).setErr(new PrintWriter(err, true)).execute(all.toArray(String[]::new));
        printer.flush();
        return new CliRun(exitCode, out.toString(), err.toString());
    }
}
