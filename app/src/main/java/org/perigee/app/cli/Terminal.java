package org.perigee.app.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/// Whether a person looks at what is written, which [java.io.Console] only tells where neither side is a pipe.
final class Terminal {

    static final int STDOUT = 1;
    static final int STDERR = 2;

    private Terminal() {
    }

    /// Whether a standard stream leads to a terminal; false where that cannot be found out.
    static boolean isAt(int stream) {
        try {
            // Linux shows where a stream leads to; a call of the C library takes a while to be prepared.
            String target = Files.readSymbolicLink(Path.of("/proc/self/fd", String.valueOf(stream))).toString();
            return target.startsWith("/dev/") && !target.equals("/dev/null") && isTty(stream);
        } catch (IOException | UnsupportedOperationException e) {
            return isTty(stream);
        }
    }

    @SuppressWarnings("restricted")
    private static boolean isTty(int stream) {
        try {
            Linker linker = Linker.nativeLinker();
            var isatty = linker.defaultLookup().find("isatty").or(() -> linker.defaultLookup().find("_isatty"));
            if (isatty.isEmpty()) {
                return false;
            }
            FunctionDescriptor type = FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT);
            return (int) linker.downcallHandle(isatty.get(), type).invokeExact(stream) != 0;
        } catch (Throwable e) {
            // A machine without a native linker, or a launcher that forbids it.
            return false;
        }
    }

    /// Whether bars can be redrawn in place on standard error.
    static boolean canRedraw(Map<String, String> environment) {
        boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("win");
        boolean able = windows ? environment.containsKey("WT_SESSION") : !"dumb".equals(environment.getOrDefault("TERM", "dumb"));
        return able && isAt(STDERR);
    }

    /// Text for a standard stream: in the terminal's own encoding where there is one, else in UTF-8, which documents have to be in
    /// whatever the language of the session is.
    static PrintWriter writer(PrintStream stream, int number) {
        Charset charset = isUnicode(stream.charset()) || !isAt(number) ? StandardCharsets.UTF_8 : stream.charset();
        return new PrintWriter(new BufferedWriter(new OutputStreamWriter(stream, charset)), number == STDERR);
    }

    static boolean isUnicode(Charset charset) {
        return charset.newEncoder().canEncode('█');
    }
}
