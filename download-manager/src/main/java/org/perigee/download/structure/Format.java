package org.perigee.download.structure;

import java.io.IOException;

/// One file format: how it begins, and what must fit together.
interface Format {

    /// For people.
    String name();

    /// Whether the first bytes are those of the format.
    boolean begins(ByteView file) throws IOException;

    /// @throws DamagedException where something does not fit; the message follows "the file is damaged: "
    void check(ByteView file) throws IOException, DamagedException;
}
