package org.perigee.download;

/// Which transfers start first, and get connections first; among equals the order of the queue counts.
public enum TransferPriority {
    HIGH,
    NORMAL,
    LOW
}
