package org.perigee.app.control;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.perigee.download.DownloadManager;
import org.perigee.download.TransferSnapshot;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Listens for commands to a queue on a socket of its own, for as long as the queue is open.
///
/// A line in, some lines out: first what the server is, then for each command the transfers it was about, then one line with
/// `"event":"end"`. Who sends nonsense is told so and let go. Thread-safe.
public final class ControlServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ControlServer.class);
    /// Room for twenty thousand files put in the queue at once.
    private static final int LONGEST_LINE = 16 << 20;
    private static final int MOST_CLIENTS = 32;

    private final ServerSocketChannel channel;
    private final Path socket;
    private final Owner owner;
    private final QueueServant servant;
    private final Set<SocketChannel> clients = ConcurrentHashMap.newKeySet();

    /// Who has a queue open.
    public enum Owner {
        /// The queue that outlives its process.
        WINDOW,
        /// A command line with a queue of its own.
        DOWNLOAD
    }

    private ControlServer(ServerSocketChannel channel, Path socket, Owner owner, QueueServant servant) {
        this.channel = channel;
        this.socket = socket;
        this.owner = owner;
        this.servant = servant;
    }

    /// Starts to listen, and carries out what was noted for a window's queue. Where no socket can be made, the queue does without.
    ///
    /// @param data    the folder of what cannot be had again
    /// @param manager stays the caller's
    public static Optional<ControlServer> open(Path data, DownloadManager manager, Owner owner) {
        QueueServant servant = new QueueServant(manager, owner == Owner.WINDOW ? new ControlNotes(data) : null);
        Optional<ControlServer> server = Optional.empty();
        try {
            server = Optional.of(listen(ControlFolder.of(data), owner, servant));
        } catch (IOException | UnsupportedOperationException e) {
            LOG.warn("The transfers cannot be told anything from outside: {}", e.getMessage());
        }
        // After the socket is there: who notes something asks once more whether somebody listens.
        servant.takeNotes();
        return server;
    }

    static ControlServer listen(ControlFolder folder, Owner owner, QueueServant servant) throws IOException {
        Path socket = folder.newSocket();
        ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            channel.bind(UnixDomainSocketAddress.of(socket));
            if (ControlFolder.isPosix()) {
                Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-------"));
            }
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        ControlServer server = new ControlServer(channel, socket, owner, servant);
        Thread.ofPlatform().daemon().name("perigee-control").start(server::accept);
        return server;
    }

    Path socket() {
        return socket;
    }

    private void accept() {
        while (channel.isOpen()) {
            try {
                SocketChannel client = channel.accept();
                if (clients.size() >= MOST_CLIENTS) {
                    client.close();
                    continue;
                }
                clients.add(client);
                Thread.ofPlatform().daemon().name("perigee-control-client").start(() -> serve(client));
            } catch (ClosedChannelException e) {
                return;
            } catch (IOException e) {
                LOG.warn("Nobody can tell the transfers anything any more: {}", e.getMessage());
                return;
            }
        }
    }

    private void serve(SocketChannel client) {
        try (Lines lines = new Lines(client, LONGEST_LINE)) {
            lines.write(hello());
            lines.flush();
            answerAll(lines);
        } catch (IOException e) {
            LOG.debug("A client has gone: {}", e.getMessage());
        } finally {
            clients.remove(client);
        }
    }

    private ObjectNode hello() {
        return JsonNodeFactory.instance.objectNode().put("event", "hello").put("program", "perigee").put("protocol", 1).put("owner", owner.name())
                .put("process", ProcessHandle.current().pid());
    }

    private void answerAll(Lines lines) throws IOException {
        try {
            for (Optional<ObjectNode> line = lines.read(); line.isPresent(); line = lines.read()) {
                Optional<QueueCommand> command = QueueCommand.read(line.get());
                if (command.isEmpty()) {
                    lines.write(QueueServant.refused("This command is not known"));
                } else {
                    answer(command.get(), lines);
                }
                lines.flush();
            }
        } catch (Lines.BadLine e) {
            lines.write(QueueServant.refused(e.getMessage()));
            lines.flush();
        }
    }

    private void answer(QueueCommand command, Lines lines) throws IOException {
        QueueServant.Result result;
        try {
            result = servant.carryOut(command);
        } catch (RuntimeException e) {
            LOG.warn("A command from outside failed: {}", e.getMessage());
            lines.write(QueueServant.refused("The queue could not do it: " + e.getMessage()));
            return;
        }
        for (TransferSnapshot one : result.transfers()) {
            lines.write(TransferJson.of(one));
        }
        lines.write(result.end());
    }

    @Override
    public void close() {
        try {
            channel.close();
            for (SocketChannel client : clients) {
                client.close();
            }
            Files.deleteIfExists(socket);
        } catch (IOException e) {
            LOG.debug("The control socket could not be put away: {}", e.getMessage());
        }
    }
}
