package org.perigee.app.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.perigee.app.text.Messages;
import org.perigee.download.FailureKind;
import org.perigee.download.Source;
import org.perigee.download.TransferProblem;
import org.perigee.download.TransferSnapshot;
import org.perigee.download.TransferState;

/// How a batch went: what is said at the end, and the exit code.
///
/// @param all         the transfers as they ended
/// @param interrupted whether the user ended it
record Verdict(List<TransferSnapshot> all, boolean interrupted) {

    private static final int LISTED = 50;

    Verdict {
        all = List.copyOf(all);
    }

    private long count(TransferState state) {
        return all.stream().filter(one -> one.state() == state).count();
    }

    private long complete() {
        return all.stream().filter(one -> one.state().isSuccess()).count();
    }

    private boolean any(FailureKind... kinds) {
        return all.stream().filter(one -> !one.state().isSuccess()).flatMap(one -> one.findProblem().stream())
                .anyMatch(problem -> List.of(kinds).contains(problem.kind()));
    }

    /// The gravest of what happened: a wrong file before a full disk, that before a missing sign-in.
    int exitCode() {
        if (complete() == all.size()) {
            return ExitCode.OK;
        }
        if (interrupted) {
            return ExitCode.INTERRUPTED;
        }
        if (any(FailureKind.CHECKSUM, FailureKind.SIZE, FailureKind.DAMAGED)) {
            return ExitCode.CORRUPT;
        }
        if (any(FailureKind.DISK_FULL, FailureKind.FILE_IO)) {
            return ExitCode.DISK;
        }
        if (count(TransferState.WAITING_FOR_SIGN_IN) > 0 || any(FailureKind.AUTHENTICATION)) {
            return ExitCode.SIGN_IN;
        }
        return complete() > 0 ? ExitCode.PARTIAL : ExitCode.FAILED;
    }

    void report(PrintWriter err) {
        long bytes = all.stream().filter(one -> one.state().isSuccess()).mapToLong(TransferSnapshot::received).sum();
        err.printf("%d of %d files complete (%s): %d verified, %d without a known checksum.%n", complete(), all.size(),
                Messages.of(Locale.ENGLISH).formats().bytes(bytes).replace('\u00a0', ' '), count(TransferState.DONE),
                count(TransferState.DONE_NOT_VERIFIABLE));
        if (exitCode() == ExitCode.INTERRUPTED) {
            err.println("Interrupted; the same command goes on where it stopped.");
        } else {
            listFailures(err);
        }
        err.flush();
    }

    private void listFailures(PrintWriter err) {
        List<TransferSnapshot> failed = all.stream().filter(one -> !one.state().isSuccess()).toList();
        failed.stream().limit(LISTED).forEach(one -> err.printf("  %s: %s%s%n", one.request().name(), words(one.state()),
                one.findProblem().map(TransferProblem::message).map(text -> " – " + text).orElse("")));
        if (failed.size() > LISTED) {
            err.printf("  and %d more%n", failed.size() - LISTED);
        }
        if (exitCode() == ExitCode.SIGN_IN) {
            err.println("Sign in with " + logins(failed) + ", or give --user NAME and put the password into the environment's PERIGEE_PASSWORD;"
                    + " then run the same command again.");
        }
        if (any(FailureKind.DISK_FULL)) {
            err.println("Make room on the disk and run the same command again: it goes on where it stopped.");
        }
    }

    private static String logins(List<TransferSnapshot> failed) {
        String commands = failed.stream().flatMap(one -> one.request().sources().stream()).map(Source::realm).filter(realm -> !realm.isEmpty())
                .distinct().map(realm -> "\"perigee login " + Columns.harmless(realm) + "\"").collect(Collectors.joining(" or "));
        return commands.isEmpty() ? "\"perigee login REALM\"" : commands;
    }

    static String words(TransferState state) {
        return state.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
