package org.perigee.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.perigee.download.TransferRequest;
import org.perigee.download.unpack.UnpackRecord;

/// Leaves out products whose archive was fetched and taken apart by an earlier command and then deleted.
///
/// @param err is told what is left out
record UnpackedBefore(PrintWriter err) {

    List<TransferRequest> without(List<TransferRequest> requests) throws IOException {
        List<TransferRequest> rest = new ArrayList<>();
        for (TransferRequest request : requests) {
            boolean hasArchive = Files.exists(request.folder().resolve(request.name()), LinkOption.NOFOLLOW_LINKS);
            Optional<Path> folder = hasArchive ? Optional.empty() : UnpackRecord.find(request);
            if (folder.isPresent()) {
                err.println(request.name() + ": is there, unpacked as " + folder.get().getFileName() + ".");
            } else {
                rest.add(request);
            }
        }
        return rest;
    }
}
