package org.perigee.catalog.connector;

/// Why a catalogue could not be searched; the same kinds and names as the network layer has.
public enum FailureKind {
    NETWORK,
    TIMEOUT,
    TLS,
    AUTHENTICATION,
    FORBIDDEN,
    NOT_FOUND,
    THROTTLED,
    SERVER,
    BAD_REQUEST,
    PROTOCOL,
    CANCELLED
}
