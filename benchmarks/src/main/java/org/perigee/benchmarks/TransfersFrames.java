package org.perigee.benchmarks;

import javafx.application.Application;

/// Measures what the transfers' view costs: `benchmarks/transfers-frames.sh` runs it. Not an Application itself, so that a plain class path
/// will do.
public final class TransfersFrames {

    private static final int FOOTPRINT = 10_000;

    private TransfersFrames() {
    }

    /// @param args numbers of transfers; 100, 1,000 and 10,000 where there are none
    public static void main(String[] args) {
        TransfersFootprint.print(FOOTPRINT);
        Application.launch(TransfersFramesApplication.class, args);
    }
}
