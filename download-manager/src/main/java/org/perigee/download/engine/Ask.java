package org.perigee.download.engine;

import java.util.OptionalLong;
import org.perigee.download.TransferRequest;
import org.perigee.download.part.Part;
import org.perigee.download.part.Segment;
import org.perigee.download.part.Validator;

/// What one request asks for.
///
/// @param request  the transfer's
/// @param part     what is there already
/// @param mirror   the source asked
/// @param segment  the bytes wanted
/// @param before   how many bytes before the segment to ask for as well, to compare them
/// @param fresh    whether nothing of the file is there and nobody else fetches: then any complete answer will do
/// @param plain    whether to ask for the whole file without naming a range
/// @param onlyOne  whether no other source is left
record Ask(TransferRequest request, Part part, Mirror mirror, Segment segment, int before, boolean fresh, boolean plain,
        boolean onlyOne) {

    /// The first byte to ask for.
    long from() {
        return segment.start() - before;
    }

    /// The size any answer must agree with.
    OptionalLong knownSize() {
        return part.map().size();
    }

    OptionalLong exactSize() {
        return request.sizeExact() ? request.size() : OptionalLong.empty();
    }

    Validator previous() {
        return part.validator(mirror.address());
    }
}
