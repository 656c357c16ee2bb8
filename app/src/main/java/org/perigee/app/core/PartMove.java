package org.perigee.app.core;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.perigee.download.TransferId;
import org.perigee.download.TransferRequest;
import org.perigee.download.TransferSnapshot;
import org.perigee.download.part.Part;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes transfers that stand still to another folder, and what is there of them along, so that nothing is fetched twice.
public final class PartMove {

    private static final Logger LOG = LoggerFactory.getLogger(PartMove.class);

    private final Path folder;

    /// @param folder the new one; made where it is missing
    public PartMove(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    /// @return the new request for each
    public Map<TransferId, TransferRequest> apply(List<TransferSnapshot> transfers) {
        Map<TransferId, TransferRequest> moved = new LinkedHashMap<>();
        for (TransferSnapshot one : transfers) {
            moved.put(one.id(), one.request().withFolder(folder));
            if (one.target() != null) {
                take(one);
            }
        }
        return moved;
    }

    /// A part that cannot be taken along is fetched again, which is slower and just as right.
    private void take(TransferSnapshot one) {
        Path target = folder.resolve(one.request().folder().relativize(one.target()).toString()).normalize();
        if (!target.startsWith(folder)) {
            return;
        }
        try {
            Files.createDirectories(target.getParent());
            if (Files.exists(Part.partOf(one.target())) && !Files.exists(Part.partOf(target))) {
                Files.move(Part.partOf(one.target()), Part.partOf(target));
                Files.move(Part.journalOf(one.target()), Part.journalOf(target));
            }
        } catch (IOException e) {
            LOG.warn("What is there of {} could not be taken along: {}", one.request().name(), e.getMessage());
        }
    }
}
