package org.perigee.catalog.connector;

/// What becomes of one condition at one provider.
public enum Treatment {
    /// The server is asked for it and is known to obey.
    ASKED,
    /// The server cannot be asked, or is not trusted to obey: Perigee tests every Item that comes.
    APPLIED_HERE,
    /// Nobody can tell: Items of this provider do not carry what the condition is about.
    UNSUPPORTED
}
