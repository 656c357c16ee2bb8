package org.perigee.app.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.perigee.app.text.Messages;
import org.perigee.download.FailureKind;
import org.perigee.download.TransferProblem;
import org.perigee.download.TransferSnapshot;
import org.perigee.download.TransferState;

/// How a batch went: what is said at the end, and the exit code.
///
/// @param all the transfers as they ended
record Verdict(List<TransferSnapshot> all) {

    static Verdict of(List<TransferSnapshot> ended) {
        return new Verdict(List.copyOf(ended));
    }

    private long count(TransferState state) {
        return all.stream().filter(one -> one.state() == state).count();
    }

    private boolean any(FailureKind... kinds) {
        return all.stream().filter(one -> !one.state().isSuccess()).flatMap(one -> one.findProblem().stream())
                .anyMatch(problem -> List.of(kinds).contains(problem.kind()));
    }

    int exitCode() {
        long complete = all.stream().filter(one -> one.state().isSuccess()).count();
        if (complete == all.size()) {
            return ExitCode.OK;
        }
        if (any(FailureKind.CHECKSUM, FailureKind.SIZE)) {
            return ExitCode.CORRUPT;
        }
        if (any(FailureKind.DISK_FULL, FailureKind.FILE_IO)) {
            return ExitCode.DISK;
        }
        if (count(TransferState.WAITING_FOR_SIGN_IN) > 0 || any(FailureKind.AUTHENTICATION)) {
            return ExitCode.SIGN_IN;
        }
        return complete > 0 ? ExitCode.PARTIAL : ExitCode.FAILED;
    }

    void report(PrintWriter err) {
        long bytes = all.stream().filter(one -> one.state().isSuccess()).mapToLong(TransferSnapshot::received).sum();
        err.printf("%d of %d files complete (%s): %d verified, %d without a known checksum.%n",
                count(TransferState.DONE) + count(TransferState.DONE_NOT_VERIFIABLE), all.size(),
                Messages.of(Locale.ENGLISH).formats().bytes(bytes).replace('\u00a0', ' '), count(TransferState.DONE),
                count(TransferState.DONE_NOT_VERIFIABLE));
        all.stream().filter(one -> !one.state().isSuccess()).forEach(one -> err.printf("  %s: %s%s%n", one.request().name(),
                one.state().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                one.findProblem().map(TransferProblem::message).map(text -> " – " + text).orElse("")));
        if (exitCode() == ExitCode.SIGN_IN) {
            err.println("Sign in with --user NAME and the environment's PERIGEE_PASSWORD, or with \"perigee login REALM\", and run the same command again.");
        }
        err.flush();
    }
}
