package org.perigee.benchmarks;

import javafx.application.Application;

/// Measures what a frame of the map costs: `benchmarks/map-frames.sh` runs it. Not an Application itself, so that a plain class path will do.
public final class MapFrames {

    private MapFrames() {
    }

    /// @param args numbers of footprints; 1,000, 20,000 and 100,000 where there are none
    public static void main(String[] args) {
        Application.launch(MapFramesApplication.class, args);
    }
}
