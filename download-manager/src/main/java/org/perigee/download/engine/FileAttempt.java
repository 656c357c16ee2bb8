package org.perigee.download.engine;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.perigee.download.Digest;
import org.perigee.download.TransferRequest;
import org.perigee.download.part.Part;
import org.perigee.download.part.Range;
import org.perigee.download.verify.PieceListener;
import org.perigee.download.verify.Verdict;
import org.perigee.download.verify.Verifier;

/// The file as far as it has come and the verifier that follows it: they begin anew together. Used by one supervisor alone.
final class FileAttempt implements AutoCloseable {

    private final TransferRequest request;
    private final Part part;
    private final Memory memory;
    private final PieceListener pieces;
    private List<Digest> said = List.of();
    private final boolean forTheRecord;
    private Verifier verifier;
    private final BackgroundForce force;

    /// @param forTheRecord whether digests are wanted where none was promised
    FileAttempt(TransferRequest request, Part part, Memory memory, boolean forTheRecord, PieceListener pieces) {
        this.request = request;
        this.part = part;
        this.memory = memory;
        this.pieces = pieces;
        this.forTheRecord = forTheRecord;
        this.force = new BackgroundForce(part);
        begin();
    }

    private void begin() {
        if (request.sizeExact()) {
            request.size().ifPresent(part.map()::setSize);
        }
        verifier = new Verifier(part, Stream.concat(request.digests().stream(), said.stream()).toList(), request.pieces(), forTheRecord,
                pieces);
    }

    /// Takes digests that the source named, where nothing was promised to check the file by.
    void expect(List<Digest> digests) {
        if (!digests.isEmpty() && !isGuarded()) {
            said = List.copyOf(digests);
            verifier.close();
            begin();
        }
    }

    /// Whether wrong bytes would be noticed.
    boolean isGuarded() {
        return !said.isEmpty() || request.isGuarded();
    }

    Part part() {
        return part;
    }

    /// Lets the verifier look whether there is something for it.
    void follow() {
        verifier.follow();
    }

    /// Lets bytes go on to the disk.
    void persist(long now) throws IOException {
        force.tick(now);
    }

    Verdict verify() throws IOException {
        force.close();
        return verifier.finish();
    }

    /// Forgets what one source delivered. No connection may run.
    void withdraw(Mirror mirror) throws IOException {
        verifier.close();
        for (Range range : mirror.delivered()) {
            part.discard(range);
        }
        mirror.forgetDelivered();
        memory.patience().startOver();
        begin();
    }

    /// Forgets all bytes. No connection may run.
    void startOver() throws IOException {
        verifier.close();
        force.close();
        part.restart();
        memory.mirrors().forgetDeliveries();
        memory.patience().startOver();
        said = List.of();
        begin();
    }

    @Override
    public void close() {
        verifier.close();
        force.close();
    }
}
