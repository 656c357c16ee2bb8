package org.perigee.download.engine;

import java.io.IOException;
import org.perigee.download.TransferRequest;
import org.perigee.download.part.Part;
import org.perigee.download.verify.PieceListener;
import org.perigee.download.verify.Verdict;
import org.perigee.download.verify.Verifier;

/// The file as far as it has come and the verifier that follows it: they begin anew together. Used by one supervisor alone.
final class FileAttempt implements AutoCloseable {

    private final TransferRequest request;
    private final Part part;
    private final Memory memory;
    private final PieceListener pieces;
    private Verifier verifier;

    FileAttempt(TransferRequest request, Part part, Memory memory, PieceListener pieces) {
        this.request = request;
        this.part = part;
        this.memory = memory;
        this.pieces = pieces;
        begin();
    }

    private void begin() {
        if (request.sizeExact()) {
            request.size().ifPresent(part.map()::setSize);
        }
        verifier = new Verifier(part, request.digests(), request.pieces(), pieces);
    }

    Part part() {
        return part;
    }

    /// Lets the verifier look whether there is something for it.
    void follow() {
        verifier.follow();
    }

    Verdict verify() throws IOException {
        return verifier.finish();
    }

    /// Forgets all bytes. No connection may run.
    void startOver() throws IOException {
        verifier.close();
        part.restart();
        memory.mirrors().forgetDeliveries();
        memory.patience().startOver();
        begin();
    }

    @Override
    public void close() {
        verifier.close();
    }
}
