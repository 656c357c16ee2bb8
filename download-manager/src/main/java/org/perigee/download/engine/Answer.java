package org.perigee.download.engine;

import java.util.OptionalLong;
import org.perigee.download.header.FileDescription;
import org.perigee.download.part.Validator;

/// A successful answer that has been found to be what was asked for.
///
/// @param size      of the whole file, where the answer tells
/// @param end       the byte after the last one it will bring; empty where it does not tell
/// @param ranged    whether it is a part of the file that we asked for
/// @param ranges    what it lets us hope for further parts
/// @param validator which version it is
/// @param gzipped   whether the bytes have to be unpacked on the way
/// @param described what it says of the file besides
record Answer(OptionalLong size, OptionalLong end, boolean ranged, Mirror.Ranges ranges, Validator validator, boolean gzipped,
        FileDescription described) {
}
