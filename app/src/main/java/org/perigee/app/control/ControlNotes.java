package org.perigee.app.control;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What was asked of a queue while nobody ran it, one JSON object a line, until it is opened the next time.
final class ControlNotes {

    private static final Logger LOG = LoggerFactory.getLogger(ControlNotes.class);

    private final Path file;

    /// @param data the folder of what cannot be had again
    ControlNotes(Path data) {
        file = data.resolve("transfers.notes");
    }

    /// One write, so that two processes do not mix their lines.
    void add(QueueCommand command) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        byte[] line = (command.toJson() + "\n").getBytes(StandardCharsets.UTF_8);
        try (SeekableByteChannel out = Files.newByteChannel(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            out.write(ByteBuffer.wrap(line));
        }
    }

    /// All that was noted, in order; it is noted no longer. Lines that cannot be read are passed over.
    List<QueueCommand> take() {
        Path taken = file.resolveSibling(file.getFileName() + "." + ProcessHandle.current().pid());
        List<QueueCommand> commands = new ArrayList<>();
        try {
            Files.move(file, taken);
            for (String line : Files.readAllLines(taken)) {
                read(line, commands);
            }
            Files.delete(taken);
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            LOG.warn("What was noted about the transfers cannot be read: {}", e.getMessage());
        }
        return commands;
    }

    private static void read(String line, List<QueueCommand> commands) {
        try {
            QueueCommand.read(Lines.object(line)).ifPresent(commands::add);
        } catch (Lines.BadLine e) {
            LOG.warn("A note about the transfers cannot be read");
        }
    }
}
