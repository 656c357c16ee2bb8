package org.perigee.app.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.perigee.download.Downloads;

/// All queues of a user, whoever runs them: asked over their sockets, or, where nobody has the lasting one open, read from its file.
///
/// Blocking. Thread-safe.
public final class Queues {

    private static final int LONGEST_LINE = 1 << 20;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /// A socket this young may not be listened on yet.
    private static final Duration NEWBORN = Duration.ofMinutes(1);

    private final Path data;
    private final ControlFolder folder;

    /// What a queue answered.
    ///
    /// @param owner     `WINDOW`, `DOWNLOAD`, or empty where nobody has it open
    /// @param process   of the owner; 0 for none
    /// @param transfers as in [TransferJson]
    /// @param end       the last line
    public record Answer(String owner, long process, List<ObjectNode> transfers, JsonNode end) {

        public boolean ok() {
            return end.path("ok").asBoolean();
        }

        /// Whether it was only noted, for the next start.
        public boolean isNoted() {
            return end.path("noted").asBoolean();
        }

        /// Whether some word meant something here.
        public boolean knows(String word) {
            for (JsonNode unknown : end.path("unknown")) {
                if (unknown.asText().equals(word)) {
                    return false;
                }
            }
            return true;
        }
    }

    /// @param data the folder of what cannot be had again
    public Queues(Path data) {
        this.data = data;
        this.folder = ControlFolder.of(data);
    }

    /// Asks all queues. What they are to do is noted for the lasting one where nobody runs it.
    public List<Answer> ask(QueueCommand command) throws IOException {
        List<Answer> answers = new ArrayList<>();
        for (Path socket : folder.sockets()) {
            talk(socket, command, "").ifPresent(answers::add);
        }
        if (answers.stream().noneMatch(answer -> answer.owner().equals(ControlServer.Owner.WINDOW.name()))) {
            offline(command).ifPresent(answers::add);
        }
        return answers;
    }

    /// Asks the lasting queue alone, or notes the command for its next start.
    public Answer askLasting(QueueCommand command) throws IOException {
        for (Path socket : folder.sockets()) {
            Optional<Answer> answer = talk(socket, command, ControlServer.Owner.WINDOW.name());
            if (answer.isPresent()) {
                return answer.get();
            }
        }
        return note(command, List.of());
    }

    /// For what happens to transfers there must be some; a limit is the window's setting, which is not here.
    private Optional<Answer> offline(QueueCommand command) throws IOException {
        Path file = data.resolve("transfers.db");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        return switch (command) {
            case QueueCommand.Show show -> Optional.of(read(file, show.words()));
            case QueueCommand.Act act -> {
                Answer known = read(file, act.words());
                yield Optional.of(known.transfers().isEmpty() ? known : note(command, known.transfers()));
            }
            default -> Optional.empty();
        };
    }

    private static Answer read(Path file, List<String> words) {
        Selection selection = Selection.of(words, Downloads.read(file));
        ObjectNode end = QueueServant.ok(selection.chosen().size());
        selection.unknown().forEach(end.putArray("unknown")::add);
        return new Answer("", 0, selection.chosen().stream().map(TransferJson::of).toList(), end);
    }

    /// Whoever opened the queue meanwhile is told that there are notes.
    private Answer note(QueueCommand command, List<ObjectNode> about) throws IOException {
        new ControlNotes(data).add(command);
        for (Path socket : folder.sockets()) {
            talk(socket, new QueueCommand.TakeNotes(), ControlServer.Owner.WINDOW.name());
        }
        return new Answer("", 0, about, QueueServant.ok(about.size()).put("noted", true));
    }

    /// @param only the owner that is asked; empty for any
    /// @return empty where nobody listens any more, or somebody else
    private Optional<Answer> talk(Path socket, QueueCommand command, String only) {
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            return inTime(channel, () -> talk(channel, command, only));
        } catch (ConnectException e) {
            deleteStale(socket);
            return Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static void deleteStale(Path socket) {
        try {
            if (Files.getLastModifiedTime(socket).toInstant().isBefore(Instant.now().minus(NEWBORN))) {
                Files.deleteIfExists(socket);
            }
        } catch (IOException e) {
            // It is tried again the next time.
        }
    }

    private static Optional<Answer> talk(SocketChannel channel, QueueCommand command, String only) throws IOException {
        try (Lines lines = new Lines(channel, LONGEST_LINE)) {
            ObjectNode hello = lines.read().orElseThrow(() -> new IOException("Nothing came"));
            String owner = hello.path("owner").asText();
            if (!hello.path("program").asText().equals("perigee") || !only.isEmpty() && !only.equals(owner)) {
                return Optional.empty();
            }
            lines.write(command.toJson());
            lines.flush();
            List<ObjectNode> transfers = new ArrayList<>();
            while (true) {
                ObjectNode line = lines.read().orElseThrow(() -> new IOException("The queue has gone"));
                if (line.path("event").asText().equals("end")) {
                    return Optional.of(new Answer(owner, hello.path("process").asLong(), transfers, line));
                }
                transfers.add(line);
            }
        }
    }

    /// A process that does not answer must not hold this one up.
    private static <T> T inTime(SocketChannel channel, Callable<T> talk) throws IOException {
        FutureTask<T> task = new FutureTask<>(talk);
        Thread.ofPlatform().daemon().name("perigee-control-talk").start(task);
        try {
            return task.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            channel.close();
            throw new IOException("The queue did not answer in time", e);
        } catch (InterruptedException e) {
            channel.close();
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
        }
    }
}
