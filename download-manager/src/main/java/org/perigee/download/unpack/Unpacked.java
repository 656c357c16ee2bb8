package org.perigee.download.unpack;

import java.nio.file.Path;

/// What an archive became.
///
/// @param path  the folder or the single file; it has its name only once all of it is there
/// @param files how many
/// @param bytes of all of them
public record Unpacked(Path path, int files, long bytes) {
}
