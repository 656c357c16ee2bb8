package org.perigee.download.ledger;

import java.nio.file.Path;

/// Where finished files are recorded.
///
/// A file gets its name only between [#intend] and [#confirm], so that none that has its name can be missing, whenever the program
/// dies. Thread-safe; all methods wait for the disk and throw [org.perigee.storage.StorageException] where it cannot be written.
public interface Ledger {

    /// Records nothing.
    Ledger NONE = new Ledger() {
        @Override
        public boolean isKept() {
            return false;
        }

        @Override
        public long intend(LedgerEntry entry) {
            return 0;
        }

        @Override
        public void confirm(long intent) {
            // Nothing was written.
        }

        @Override
        public void record(LedgerEntry entry) {
            // Nobody wants to know.
        }

        @Override
        public boolean vouchesFor(Path file, long size) {
            return false;
        }
    };

    /// Whether what is recorded can ever be read again: otherwise nobody need compute digests for it.
    boolean isKept();

    /// Writes down what a file is, right before it gets its name.
    ///
    /// @return for [#confirm]
    long intend(LedgerEntry entry);

    /// The file has its name. May be written later: after a crash the file itself tells.
    void confirm(long intent);

    /// Writes down something about a file that has its name already, or will never have it.
    void record(LedgerEntry entry);

    /// Whether digests of a file at that place and of that size are recorded.
    boolean vouchesFor(Path file, long size);
}
