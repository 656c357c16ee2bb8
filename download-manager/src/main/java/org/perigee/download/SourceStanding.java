package org.perigee.download;

import java.util.Objects;

/// How a source of a transfer has done so far.
///
/// @param source  as it was asked for
/// @param inUse   whether it is delivering
/// @param dropped whether it is not asked any more until somebody says "go on"
/// @param problem what it said or did last that was wrong, technical and without secrets; empty where nothing was, or nothing is known
public record SourceStanding(Source source, boolean inUse, boolean dropped, String problem) {

    public SourceStanding {
        Objects.requireNonNull(source);
        Objects.requireNonNull(problem);
    }
}
