package org.perigee.download;

/// Why a transfer cannot go on, few enough to decide by and to explain.
public enum FailureKind {
    NETWORK,
    TIMEOUT,
    TLS,
    AUTHENTICATION,
    FORBIDDEN,
    NOT_FOUND,
    THROTTLED,
    SERVER,
    /// The server's answer contradicts the protocol or itself.
    PROTOCOL,
    /// HTML, JSON or another error text came where the file was promised.
    NOT_THE_FILE,
    /// The bytes do not have the digest they should have.
    CHECKSUM,
    /// The file's own format says that it is cut or garbled, or something else than its name promises.
    DAMAGED,
    /// The length is not the one it must have.
    SIZE,
    DISK_FULL,
    /// The target cannot be written, or is gone.
    FILE_IO,
    /// The name asked for would leave the folder, or cannot be used.
    UNSAFE_NAME,
    CANCELLED
}
