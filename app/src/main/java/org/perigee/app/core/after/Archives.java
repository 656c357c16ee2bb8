package org.perigee.app.core.after;

/// What becomes of archives once they are complete.
public enum Archives {
    /// They stay as they are.
    LEAVE,
    /// They are taken apart and kept.
    KEEP,
    /// They are taken apart and deleted, where that succeeded.
    DELETE
}
