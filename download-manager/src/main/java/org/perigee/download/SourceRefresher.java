package org.perigee.download;

import java.io.IOException;
import java.util.List;
import org.perigee.access.CallScope;

/// Gets fresh addresses of a file where the old ones have run out: signed links, and links that hold a token for a day.
///
/// Thread-safe.
@FunctionalInterface
public interface SourceRefresher {

    /// For queues without such addresses.
    SourceRefresher NONE = (request, scope) -> List.of();

    /// Asks where the request came from, as its `origin` says, for the addresses as they are now. Blocks.
    ///
    /// @param request those of its sources that hold secrets have run out, or have lost them when they were written down
    /// @param scope   ends the asking when the transfer is stopped
    /// @return fresh sources that give the same bytes; empty where the origin does not know or cannot be asked
    /// @throws org.perigee.access.AccessException with kind AUTHENTICATION where somebody must sign in first
    /// @throws IOException where the origin could not be reached; it is asked again later
    List<Source> refresh(TransferRequest request, CallScope scope) throws IOException;
}
