package org.perigee.stac;

/// How a walk through the pages of a search ended.
public enum WalkEnd {
    /// Not ended yet.
    NONE(""),
    /// The server has no more.
    COMPLETE(""),
    /// A page came again, or the next link led back.
    REPEATED("The server repeats itself: the next page holds nothing new."),
    /// There is no next link although the server counts more.
    NO_NEXT_LINK("The server says that there is more, and gives no way to get it."),
    /// A static catalogue is larger than one search may read.
    TOO_MANY_DOCUMENTS("The catalogue has to be read document by document, and is too large for one search.");

    private final String reason;

    WalkEnd(String reason) {
        this.reason = reason;
    }

    /// A sentence for people; empty where nothing is missing.
    public String reason() {
        return reason;
    }
}
