package org.perigee.download.verify;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.perigee.download.Pieces;
import org.perigee.download.part.Part;
import org.perigee.download.part.Range;

/// Checks the pieces of a file as soon as they are whole. Not thread-safe.
final class PieceCheck {

    /// A piece that comes out wrong this often is wrong in the description, or everywhere.
    static final int CHANCES = 3;

    private final Part part;
    private final Pieces pieces;
    private final PieceListener listener;
    private final Hasher hasher;
    private final BitSet verified = new BitSet();
    private final Map<Integer, Integer> failures = new HashMap<>();
    private int hopeless = -1;

    private PieceCheck(Part part, Pieces pieces, PieceListener listener, Hasher hasher) {
        this.part = part;
        this.pieces = pieces;
        this.listener = listener;
        this.hasher = hasher;
    }

    /// Empty where the pieces' algorithm is not known.
    static Optional<PieceCheck> of(Part part, Pieces pieces, PieceListener listener) {
        return pieces == null ? Optional.empty()
                : Hasher.of(pieces.algorithm()).filter(hasher -> pieces.hex().stream().allMatch(hex -> hex.length() == hasher.finish().length()))
                        .map(hasher -> new PieceCheck(part, pieces, listener, hasher));
    }

    /// All bytes below this one lie in verified pieces.
    long verifiedFromStart() {
        return Math.min(verified.nextClearBit(0) * pieces.length(), part.map().size().orElse(Long.MAX_VALUE));
    }

    /// Whether the description fits a file of this size.
    boolean fits(long size) {
        return (size + pieces.length() - 1) / pieces.length() == pieces.hex().size();
    }

    boolean isHopeless() {
        return hopeless >= 0;
    }

    int hopelessPiece() {
        return hopeless;
    }

    String algorithm() {
        return pieces.algorithm();
    }

    boolean isDone() {
        return verified.cardinality() == pieces.hex().size();
    }

    /// Checks one piece that is whole and not checked yet.
    ///
    /// @return whether there was one
    boolean step(ByteBuffer buffer) throws IOException {
        long size = part.map().size().orElse(-1);
        for (int i = verified.nextClearBit(0); size >= 0 && i < pieces.hex().size(); i = verified.nextClearBit(i + 1)) {
            Range range = new Range(Math.min(size, i * pieces.length()), Math.min(size, (i + 1) * pieces.length()));
            if (part.map().covers(range)) {
                check(i, range, buffer);
                return true;
            }
        }
        return false;
    }

    private void check(int index, Range range, ByteBuffer buffer) throws IOException {
        long at = range.from();
        while (at < range.to()) {
            buffer.clear().limit((int) Math.min(buffer.capacity(), range.to() - at));
            part.read(buffer, at);
            at += buffer.flip().remaining();
            hasher.update(buffer);
        }
        if (hasher.finish().equals(pieces.hex().get(index))) {
            verified.set(index);
        } else {
            wrong(index, range);
        }
    }

    private void wrong(int index, Range range) throws IOException {
        if (failures.merge(index, 1, Integer::sum) >= CHANCES) {
            hopeless = index;
            return;
        }
        listener.pieceIsWrong(index, range);
        part.discard(range);
    }
}
