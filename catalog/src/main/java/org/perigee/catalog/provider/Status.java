package org.perigee.catalog.provider;

/// Whether a provider can be asked.
public enum Status {
    /// It answers.
    LIVE,
    /// It has been switched off; kept so that old searches and links explain themselves.
    RETIRED,
    /// A pattern to copy: its endpoint must be filled in first.
    TEMPLATE
}
