package org.perigee.app.transfers;

import java.time.Duration;
import java.util.Optional;
import org.perigee.download.TransferSnapshot;
import org.perigee.download.TransferState;

/// One line of the transfers' table. Immutable; the next picture of the queue brings a new one under the same key.
public sealed interface TransferLine {

    /// The same for as long as the line stands for the same thing.
    String key();

    TransferState state();

    /// Whether both have the same key.
    boolean isAbout(TransferLine other);

    /// Whether what is shown of it changes with the clock alone.
    boolean countsDown();

    /// How long it will still take; null while nobody can tell.
    Duration left();

    default Optional<Duration> findLeft() {
        return Optional.ofNullable(left());
    }

    /// What was asked for together.
    ///
    /// @param id     of the batch
    /// @param title  for people; empty where only the number of its files says something
    /// @param folder for people
    /// @param tally  of all its files, also of those that are not shown
    /// @param from   who delivers, for people
    /// @param open   whether its files follow
    record Batch(String id, String title, String folder, Tally tally, String from, boolean open, Duration left) implements TransferLine {

        @Override
        public String key() {
            return "batch:" + id;
        }

        @Override
        public boolean isAbout(TransferLine other) {
            return other instanceof Batch batch && batch.id.equals(id);
        }

        @Override
        public TransferState state() {
            return tally.state();
        }

        @Override
        public boolean countsDown() {
            return false;
        }
    }

    /// One transfer.
    ///
    /// @param inBatch whether it stands below its batch
    record File(TransferSnapshot snapshot, boolean inBatch, Duration left) implements TransferLine {

        @Override
        public String key() {
            return snapshot.id().toString();
        }

        @Override
        public boolean isAbout(TransferLine other) {
            return other instanceof File file && file.snapshot.id().equals(snapshot.id());
        }

        @Override
        public TransferState state() {
            return snapshot.state();
        }

        @Override
        public boolean countsDown() {
            return snapshot.nextLook().isPresent();
        }
    }
}
