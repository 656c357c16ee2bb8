package org.perigee.app.cli;

import java.io.PrintWriter;
import java.util.EnumMap;
import java.util.Map;
import org.perigee.download.audit.Finding;

/// How many files stand how, and what the exit code says of it.
final class VerifyTally {

    private final Map<Finding.State, Integer> counts = new EnumMap<>(Finding.State.class);
    private int recorded;

    void count(Finding finding, boolean nowRecorded) {
        counts.merge(finding.state(), 1, Integer::sum);
        recorded += nowRecorded ? 1 : 0;
    }

    int of(Finding.State state) {
        return counts.getOrDefault(state, 0);
    }

    int files() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    int recorded() {
        return recorded;
    }

    /// The gravest of what was found. Files of which nothing is known are no failure beside others: folders hold notes, too.
    int exitCode() {
        if (of(Finding.State.CHANGED) + of(Finding.State.DAMAGED) > 0) {
            return ExitCode.CORRUPT;
        }
        if (of(Finding.State.UNREADABLE) > 0) {
            return ExitCode.DISK;
        }
        if (of(Finding.State.MISSING) > 0) {
            return ExitCode.PARTIAL;
        }
        return of(Finding.State.UNKNOWN) > recorded && of(Finding.State.OK) == 0 ? ExitCode.FAILED : ExitCode.OK;
    }

    void report(PrintWriter err) {
        err.printf("%d files: %d ok, %d changed, %d damaged, %d missing, %d unknown%s.%n", files(), of(Finding.State.OK), of(Finding.State.CHANGED),
                of(Finding.State.DAMAGED), of(Finding.State.MISSING), of(Finding.State.UNKNOWN),
                of(Finding.State.UNREADABLE) == 0 ? "" : ", " + of(Finding.State.UNREADABLE) + " unreadable");
        if (recorded > 0) {
            err.printf("%d files are recorded as they are now.%n", recorded);
        } else if (of(Finding.State.UNKNOWN) > 0) {
            err.println("Nothing was ever recorded of the unknown ones; --record does so, for the next time.");
        }
        err.flush();
    }
}
