package org.perigee.app.report;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import org.perigee.access.Redaction;
import org.perigee.download.TransferProblem;
import org.perigee.download.TransferSnapshot;
import org.perigee.download.TransferState;

/// How a number of transfers went. Immutable; holds no secrets.
///
/// @param entries one for each transfer, in queue order
public record TransferReport(List<Entry> entries) {

    /// How one transfer went, in a word.
    public enum Outcome {
        /// Complete.
        OK,
        FAILED,
        /// Cancelled.
        SKIPPED,
        /// It has not ended: it waits, is paused or under way.
        WAITING;

        static Outcome of(TransferState state) {
            return switch (state) {
                case DONE, DONE_NOT_VERIFIABLE -> OK;
                case FAILED -> FAILED;
                case CANCELLED -> SKIPPED;
                default -> WAITING;
            };
        }
    }

    /// How one transfer went.
    ///
    /// @param name     relative to its folder
    /// @param state    more exactly than the outcome
    /// @param bytes    that are there
    /// @param size     of the file, where known
    /// @param verified by which digest; empty where by none
    /// @param problem  its kind; empty where there is none
    /// @param message  technical
    /// @param product  that the file belongs to
    /// @param source   who delivered it
    /// @param address  the one tried first
    /// @param file     where it is or would be
    /// @param queued   UTC
    /// @param ended    UTC; null where it has not
    public record Entry(String name, Outcome outcome, TransferState state, long bytes, OptionalLong size, String verified, String problem,
            String message, String product, String source, String address, Path file, Instant queued, Instant ended) {

        static Entry of(TransferSnapshot one) {
            Path file = one.target() == null ? one.request().folder().resolve(one.request().name()) : one.target();
            return new Entry(one.request().name(), Outcome.of(one.state()), one.state(), one.received(), one.size(), one.verdict(),
                    one.findProblem().map(problem -> problem.kind().name()).orElse(""),
                    one.findProblem().map(TransferProblem::message).map(Redaction::text).orElse(""), one.request().label(), one.source(),
                    Redaction.url(one.request().sources().getFirst().uri().toString()), file, one.queuedAt(), one.endedAt());
        }
    }

    public TransferReport {
        entries = List.copyOf(entries);
    }

    public static TransferReport of(Collection<TransferSnapshot> transfers) {
        return new TransferReport(transfers.stream().map(Entry::of).toList());
    }

    public long count(Outcome outcome) {
        return entries.stream().filter(entry -> entry.outcome() == outcome).count();
    }

    /// Of complete files.
    public long bytes() {
        return entries.stream().filter(entry -> entry.outcome() == Outcome.OK).mapToLong(Entry::bytes).sum();
    }

    /// Complete files that a digest agreed with.
    public long verified() {
        return entries.stream().filter(entry -> entry.state() == TransferState.DONE).count();
    }
}
