package org.perigee.download.wire;

import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.util.OptionalLong;
import okhttp3.MediaType;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.BufferedSource;
import okio.Okio;
import okio.Source;
import okio.Timeout;

/// The body of an answer (RFC 9112, section 6), to be read in bulk with [#read(ByteBuffer)] or as a stream. Used by one thread.
public final class WireBody extends ResponseBody {

    private static final int SMALL = 8 * 1024;

    private final Exchange exchange;
    private final Wire wire;
    private final String type;
    private final OptionalLong length;
    private final boolean chunked;
    private final BufferedSource stream;
    private long left;
    private boolean ended;
    private boolean begun;

    WireBody(Exchange exchange, Wire wire, Head head) throws IOException {
        this.exchange = exchange;
        this.wire = wire;
        this.type = head.headers().get("Content-Type");
        this.length = head.hasBody() ? head.length() : OptionalLong.of(0);
        this.chunked = head.hasBody() && head.isChunked();
        this.left = chunked ? 0 : length.orElse(Long.MAX_VALUE);
        this.stream = Okio.buffer(new Stream());
        if (left == 0 && !chunked) {
            end(true);
        }
    }

    @Override
    public long contentLength() {
        return length.orElse(-1);
    }

    @Override
    public MediaType contentType() {
        return type == null ? null : MediaType.parse(type);
    }

    @Override
    public BufferedSource source() {
        return stream;
    }

    /// How many bytes are still to come from the network; a great number where that is not known.
    public long left() {
        return chunked ? Long.MAX_VALUE : left;
    }

    /// Reads what there is, at least one byte.
    ///
    /// @return how many bytes, or -1 at the end of the body
    /// @throws EOFException where the connection ended before the body
    public int read(ByteBuffer into) throws IOException {
        return stream.getBuffer().size() > 0 ? stream.getBuffer().read(into) : receive(into);
    }

    private int receive(ByteBuffer into) throws IOException {
        if (ended) {
            return -1;
        }
        exchange.enters();
        try {
            if (chunked && left == 0 && !nextChunk()) {
                end(true);
                return -1;
            }
            return count(some(into));
        } finally {
            exchange.leaves();
        }
    }

    private int some(ByteBuffer into) throws IOException {
        int limit = into.limit();
        into.limit(into.position() + (int) Math.min(into.remaining(), left));
        try {
            return wire.read(into);
        } finally {
            into.limit(limit);
        }
    }

    private int count(int read) throws IOException {
        if (read < 0) {
            end(false);
            if (chunked || length.isPresent()) {
                throw new EOFException("the answer ended early");
            }
            return -1;
        }
        left -= length.isPresent() || chunked ? read : 0;
        if (left == 0 && !chunked) {
            end(true);
        }
        return read;
    }

    private boolean nextChunk() throws IOException {
        Head.Lines lines = new Head.Lines(wire);
        if (begun && !lines.next().isEmpty()) {
            throw new ProtocolException("A chunk of the answer does not end where it should");
        }
        begun = true;
        String size = lines.next();
        int semicolon = size.indexOf(';');
        String digits = (semicolon < 0 ? size : size.substring(0, semicolon)).strip();
        if (!digits.matches("[0-9A-Fa-f]{1,15}")) {
            throw new ProtocolException("A chunk of the answer has no length");
        }
        left = Long.parseLong(digits, 16);
        if (left > 0) {
            return true;
        }
        while (!lines.next().isEmpty()) {
            exchange.moved();
        }
        return false;
    }

    private void end(boolean whole) {
        ended = true;
        exchange.ended(whole);
    }

    /// Puts the connection away where all of the body was read, and closes it where not.
    @Override
    public void close() {
        if (!ended) {
            end(false);
        }
    }

    /// The body as a stream, for what is not bulk.
    private final class Stream implements Source {

        @Override
        public long read(Buffer sink, long byteCount) throws IOException {
            ByteBuffer some = ByteBuffer.allocate((int) Math.min(byteCount, SMALL));
            int read = receive(some);
            if (read > 0) {
                sink.write(some.flip());
            }
            return read;
        }

        @Override
        public Timeout timeout() {
            return Timeout.NONE;
        }

        @Override
        public void close() {
            WireBody.this.close();
        }
    }
}
