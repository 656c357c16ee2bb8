package org.perigee.download;

import java.util.UUID;

/// Names one transfer for as long as the queue remembers it.
public record TransferId(UUID value) {

    public static TransferId random() {
        return new TransferId(UUID.randomUUID());
    }

    public static TransferId parse(String text) {
        return new TransferId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
