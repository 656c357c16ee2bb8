package org.perigee.app.core.after;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Runs commands and knows those that run, so that all can be ended. Thread-safe.
final class CommandRun {

    private static final int LONGEST_OUTPUT = 8_000;
    private static final List<String> SECRET_VARIABLES = List.of("PERIGEE_PASSWORD", "PERIGEE_TOTP");

    private final Set<Process> running = ConcurrentHashMap.newKeySet();
    private volatile boolean ended;

    /// How a command ended.
    ///
    /// @param output what it printed last on standard output and standard error
    record End(int exitCode, String output) {
    }

    /// Runs a command to its end, without input; it does not get our passwords.
    ///
    /// @throws IOException where it cannot be started
    End run(List<String> arguments, Path folder) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(arguments).directory(folder.toFile()).redirectErrorStream(true);
        SECRET_VARIABLES.forEach(builder.environment()::remove);
        Process process = builder.start();
        running.add(process);
        try {
            if (ended) {
                end(process);
            }
            process.getOutputStream().close();
            String output = tail(process.getInputStream());
            return new End(process.waitFor(), output);
        } finally {
            running.remove(process);
        }
    }

    private static String tail(InputStream in) throws IOException {
        byte[] kept = new byte[LONGEST_OUTPUT];
        int length = 0;
        byte[] buffer = new byte[LONGEST_OUTPUT];
        int count;
        while ((count = in.read(buffer)) >= 0) {
            int stays = Math.min(length, LONGEST_OUTPUT - count);
            System.arraycopy(kept, length - stays, kept, 0, stays);
            System.arraycopy(buffer, 0, kept, stays, count);
            length = stays + count;
        }
        return new String(kept, 0, length, Charset.defaultCharset()).replaceAll("[\\p{Cntrl}&&[^\\n\\t]]", "?").strip();
    }

    /// Ends all that run and all that begin later.
    void endAll() {
        ended = true;
        running.forEach(CommandRun::end);
    }

    private static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
    }
}
