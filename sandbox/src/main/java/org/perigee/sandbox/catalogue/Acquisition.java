package org.perigee.sandbox.catalogue;

import java.time.Instant;

/// When and from where something was seen.
///
/// @param platform       such as `S2A`
/// @param start          begin of sensing, UTC
/// @param end            end of sensing, UTC; equal to the start for Sentinel-2
/// @param absoluteOrbit  revolutions since launch
/// @param relativeOrbit  number of the track
/// @param ascending      flying north
public record Acquisition(String platform, Instant start, Instant end, int absoluteOrbit, int relativeOrbit, boolean ascending) {

    /// `ascending` or `descending`.
    public String orbitState() {
        return ascending ? "ascending" : "descending";
    }
}
