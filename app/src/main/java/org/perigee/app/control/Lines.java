package org.perigee.app.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// JSON objects over a socket, one a line, UTF-8. Not thread-safe.
final class Lines implements Closeable {

    static final ObjectMapper JSON = new ObjectMapper();

    private static final int BUFFER = 1 << 16;

    private final SocketChannel channel;
    private final InputStream in;
    private final OutputStream out;
    private final int longest;

    /// What came is no line of ours.
    static final class BadLine extends IOException {

        private static final long serialVersionUID = 1;

        BadLine(String message) {
            super(message);
        }
    }

    /// @param longest bytes a line may have
    Lines(SocketChannel channel, int longest) {
        this.channel = channel;
        this.in = new BufferedInputStream(Channels.newInputStream(channel), BUFFER);
        this.out = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER);
        this.longest = longest;
    }

    /// @return empty at the end
    /// @throws BadLine where it is too long or no JSON object
    Optional<ObjectNode> read() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                return Optional.empty();
            }
            if (line.size() == longest) {
                throw new BadLine("The line is longer than " + longest + " bytes");
            }
            line.write(next);
        }
        return Optional.of(object(line.toString(StandardCharsets.UTF_8)));
    }

    static ObjectNode object(String line) throws BadLine {
        try {
            JsonNode node = JSON.readTree(line);
            if (node instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProcessingException e) {
            // Said below.
        }
        throw new BadLine("The line is no JSON object");
    }

    void write(ObjectNode node) throws IOException {
        out.write(JSON.writeValueAsBytes(node));
        out.write('\n');
    }

    void flush() throws IOException {
        out.flush();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
