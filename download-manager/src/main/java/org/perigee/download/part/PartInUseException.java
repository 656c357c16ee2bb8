package org.perigee.download.part;

import java.io.IOException;
import java.nio.file.Path;

/// Another program, or another queue of this one, is fetching the same file.
public final class PartInUseException extends IOException {

    private static final long serialVersionUID = 1L;

    PartInUseException(Path file) {
        super("Another program is fetching " + file.getFileName() + " into the same folder");
    }
}
