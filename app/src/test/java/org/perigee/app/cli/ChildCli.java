package org.perigee.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A command line in a process of its own.
final class ChildCli {

    private static final long PATIENCE_SECONDS = 120;

    private ChildCli() {
    }

    static ProcessBuilder builder(String... arguments) {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx300m",
                "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"),
                "org.perigee.app.Launcher"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("PERIGEE_PASSWORD", "demo");
        builder.environment().put("PERIGEE_KEY_STORE", "none");
        builder.environment().remove("PERIGEE_LOG");
        return builder;
    }

    /// @return the exit code
    static int await(Process child) throws InterruptedException {
        if (!child.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            child.destroyForcibly();
            throw new AssertionError("The command did not end");
        }
        return child.exitValue();
    }

    /// Sends what Ctrl+C sends, or a termination signal where whoever started this process had it ignore Ctrl+C.
    ///
    /// @return the exit code that the process has to end with
    static int interrupt(Process child) throws IOException, InterruptedException {
        boolean deaf = Files.readAllLines(Path.of("/proc/" + child.pid() + "/status")).stream().filter(line -> line.startsWith("SigIgn:"))
                .anyMatch(line -> (Long.parseUnsignedLong(line.substring(7).strip(), 16) & 0x2) != 0);
        new ProcessBuilder("kill", deaf ? "-TERM" : "-INT", Long.toString(child.pid())).inheritIO().start().waitFor();
        return deaf ? 143 : 130;
    }
}
