package org.perigee.download.engine;

import org.perigee.download.TransferProblem;
import org.perigee.download.TransferState;
import org.perigee.download.Verification;

/// How one run of a transfer ended.
sealed interface Outcome {

    /// The file has its name.
    ///
    /// @param verification what was found out about its bytes
    record Done(Verification verification) implements Outcome {
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
    ///
    /// @param verification what was found out about its bytes, where they are all there
    record Failed(TransferProblem problem, Verification verification) implements Outcome {

        /// It never came to looking at the bytes.
        Failed(TransferProblem problem) {
            this(problem, Verification.NONE);
        }
    }
}
