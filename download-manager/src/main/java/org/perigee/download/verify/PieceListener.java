package org.perigee.download.verify;

import org.perigee.download.part.Range;

/// Hears of pieces with wrong bytes, before these are taken out of the file. Called on the verifying thread.
@FunctionalInterface
public interface PieceListener {

    void pieceIsWrong(int index, Range range);
}
