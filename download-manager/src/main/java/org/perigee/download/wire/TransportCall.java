package org.perigee.download.wire;

import java.io.IOException;
import okhttp3.Call;
import okhttp3.Response;

/// A request for bulk data that can be executed once. Executed on one thread; the other methods come from any.
public sealed interface TransportCall permits BulkCall, TransportCall.Ordinary {

    /// Sends it; the caller closes the answer, whatever its status.
    Response execute() throws IOException;

    /// Ends it, now or when it begins.
    void cancel();

    /// Lets the next request to the same server be sent already; for when the answer is about to end.
    ///
    /// @return whether one can be
    boolean offer();

    /// Ends it where nothing has come for too long; to be called several times a second.
    void checkSilence(long nanoTime);

    /// Whether it was ended because nothing came.
    boolean isSilent();

    /// By the ordinary client, which keeps time itself.
    ///
    /// @param call of that client
    record Ordinary(Call call) implements TransportCall {

        @Override
        public Response execute() throws IOException {
            return call.execute();
        }

        @Override
        public void cancel() {
            call.cancel();
        }

        @Override
        public boolean offer() {
            return false;
        }

        @Override
        public void checkSilence(long nanoTime) {
            // The client does.
        }

        @Override
        public boolean isSilent() {
            return false;
        }
    }
}
