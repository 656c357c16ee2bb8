package org.perigee.access;

import java.io.IOException;
import okhttp3.Response;

/// Takes what it wants of a successful answer while the call can still be cancelled.
///
/// @param <T> what is made of the answer
@FunctionalInterface
public interface ResponseReader<T> {

    /// Reads; the caller closes the answer afterwards.
    ///
    /// @throws IOException where the body breaks off; an [AccessException] where it is not what was promised
    T read(Response response) throws IOException;
}
