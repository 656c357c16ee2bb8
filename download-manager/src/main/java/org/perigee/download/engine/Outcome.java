package org.perigee.download.engine;

import org.perigee.download.TransferProblem;
import org.perigee.download.TransferState;

/// How one run of a transfer ended.
sealed interface Outcome {

    /// The file has its name.
    ///
    /// @param verdict which digests agreed; empty where there was nothing to check
    record Done(String verdict) implements Outcome {
    }

    /// We were told to stop.
    record Stopped() implements Outcome {
    }

    /// It waits, for a time or for a person: `problem.retryAt()` tells which.
    record Waits(TransferState state, TransferProblem problem) implements Outcome {
    }

    /// An address held a secret that has run out: the run goes on with fresh ones.
    record RanOut(TransferProblem problem) implements Outcome {
    }

    /// It has failed for good.
    record Failed(TransferProblem problem) implements Outcome {
    }
}
