package org.perigee.app.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.perigee.app.control.ControlServer.Owner;
import org.perigee.app.transfers.MadeUpQueue;
import org.perigee.download.TransferRequest;
import org.perigee.download.TransferSnapshot;
import org.perigee.download.TransferState;

class ControlServerTest {

    @TempDir
    private Path data;

    private final MadeUpQueue queue = new MadeUpQueue();
    private final List<ControlServer> servers = new ArrayList<>();

    @AfterEach
    void close() {
        servers.forEach(ControlServer::close);
    }

    private ControlServer open(Owner owner) {
        ControlServer server = ControlServer.open(data, queue, owner).orElseThrow();
        servers.add(server);
        return server;
    }

    private static Lines connect(ControlServer server) throws IOException {
        Lines lines = new Lines(SocketChannel.open(UnixDomainSocketAddress.of(server.socket())), 1 << 20);
        assertThat(lines.read().orElseThrow().path("event").asText()).isEqualTo("hello");
        return lines;
    }

    private List<Queues.Answer> ask(QueueCommand command) throws IOException {
        return new Queues(data).ask(command);
    }

    private static QueueCommand.Act act(QueueCommand.Verb verb, String... words) {
        return new QueueCommand.Act(verb, List.of(words));
    }

    @Test
    void aQueueIsListedAndToldWhatToDo() throws IOException {
        TransferSnapshot one = queue.put("batch-7", "one", TransferState.RUNNING, 0.4);
        queue.put("batch-7", "two", TransferState.DONE, 1);
        queue.put("other", "three", TransferState.FAILED, 0.4);
        open(Owner.WINDOW);
        Queues.Answer list = ask(new QueueCommand.Show(List.of("all"))).getFirst();
        assertThat(list.owner()).isEqualTo("WINDOW");
        assertThat(list.process()).isEqualTo(ProcessHandle.current().pid());
        assertThat(list.transfers()).extracting(node -> node.path("name").asText()).containsExactly("one", "two", "three");
        assertThat(list.transfers().toString()).doesNotContain("s3cret");
        ask(act(QueueCommand.Verb.PAUSE, one.id().toString().substring(0, 8)));
        assertThat(queue.state(one.id())).isEqualTo(TransferState.PAUSED);
        assertThat(ask(act(QueueCommand.Verb.RESUME, "batch-7")).getFirst().transfers()).as("of the whole batch, as it stands afterwards")
                .extracting(node -> node.path("state").asText()).containsExactly("QUEUED", "DONE");
        ask(act(QueueCommand.Verb.RETRY, "all"));
        assertThat(queue.asked()).contains("resume three").doesNotContain("resume two");
        Queues.Answer unknown = ask(act(QueueCommand.Verb.CANCEL, "nothing", "one")).getFirst();
        assertThat(unknown.knows("nothing")).isFalse();
        assertThat(queue.asked()).noneMatch(asked -> asked.startsWith("cancel"));
        ask(new QueueCommand.Limit(500_000));
        assertThat(queue.limits().bytesPerSecond()).isEqualTo(500_000);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void nobodyElseCanOpenTheSocket() throws IOException {
        ControlServer server = open(Owner.WINDOW);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(server.socket()))).isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(server.socket().getParent()))).isEqualTo("rwx------");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aFolderThatIsALinkIsRefused() throws IOException {
        Files.createSymbolicLink(data.resolve("control"), Files.createDirectory(data.resolve("elsewhere")));
        assertThatThrownBy(() -> ControlFolder.of(data).newSocket()).isInstanceOf(IOException.class);
        assertThat(ControlServer.open(data, queue, Owner.WINDOW)).as("the queue does without").isEmpty();
    }

    @Test
    void nonsenseIsRefusedAndHurtsNobody() throws IOException {
        ControlServer server = open(Owner.WINDOW);
        for (String nonsense : List.of("hello", "[1]", "null", "\u0000\u0001", "{\"command\":", "")) {
            try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(server.socket())); Lines lines = new Lines(channel, 1 << 20)) {
                lines.read();
                Channels.newOutputStream(channel).write((nonsense + "\n").getBytes(StandardCharsets.UTF_8));
                assertThat(lines.read().orElseThrow().path("ok").asBoolean()).as(nonsense).isFalse();
                assertThat(lines.read()).as("and it is let go").isEmpty();
            }
        }
        try (Lines lines = connect(server)) {
            for (String unknown : List.of("{}", "{\"command\":\"format\"}", "{\"command\":\"limit\",\"bytesPerSecond\":-1}",
                    "{\"command\":\"limit\",\"bytesPerSecond\":1.5}", "{\"command\":\"submit\",\"requests\":[\"x\"]}",
                    "{\"command\":\"submit\",\"requests\":[\"{}\"]}")) {
                lines.write(Lines.object(unknown));
                lines.flush();
                assertThat(lines.read().orElseThrow().path("ok").asBoolean()).as(unknown).isFalse();
            }
            lines.write(new QueueCommand.Show(List.of("all")).toJson());
            lines.flush();
            assertThat(lines.read().orElseThrow().path("ok").asBoolean()).as("the connection still serves").isTrue();
        }
    }

    @Test
    void aLineWithoutEndIsCutOff() throws IOException {
        ControlServer server = open(Owner.WINDOW);
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(server.socket())); Lines lines = new Lines(channel, 1 << 20)) {
            lines.read();
            byte[] block = "x".repeat(1 << 16).getBytes(StandardCharsets.UTF_8);
            OutputStream out = Channels.newOutputStream(channel);
            try {
                for (int i = 0; i < 300; i++) {
                    out.write(block);
                }
                assertThat(lines.read().orElseThrow().path("error").asText()).contains("longer than");
            } catch (IOException e) {
                assertThat(e).as("it hung up while we were still talking").isNotNull();
            }
        }
        assertThat(ask(new QueueCommand.Show(List.of("all")))).hasSize(1);
    }

    @Test
    void manyFilesAreHandedOverAtOnce() throws IOException {
        open(Owner.WINDOW);
        List<TransferRequest> many = IntStream.range(0, 2_000).mapToObj(i -> MadeUpQueue.request("b", "file-" + i)).toList();
        Queues.Answer answer = new Queues(data).askLasting(new QueueCommand.Submit(many));
        assertThat(answer.ok()).isTrue();
        assertThat(answer.transfers()).hasSize(2_000);
        assertThat(queue.snapshot()).hasSize(2_000).extracting(one -> one.request().name()).contains("file-0", "file-1999");
    }

    @Test
    void severalClientsAreServedAtOnce() throws Exception {
        queue.put("b", "one", TransferState.RUNNING, 0.4);
        ControlServer server = open(Owner.WINDOW);
        try (Lines silent = connect(server); ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<List<Queues.Answer>> listing = () -> ask(new QueueCommand.Show(List.of("all")));
            List<Future<List<Queues.Answer>>> answers = clients.invokeAll(IntStream.range(0, 8).mapToObj(i -> listing).toList());
            for (Future<List<Queues.Answer>> answer : answers) {
                assertThat(answer.get()).hasSize(1);
            }
            silent.write(new QueueCommand.Show(List.of("all")).toJson());
            silent.flush();
            assertThat(silent.read()).map(ObjectNode::toString).hasValueSatisfying(line -> assertThat(line).contains("\"one\""));
        }
    }

    @Test
    void twoQueuesAtOnceBothAnswer() throws IOException {
        queue.put("b", "one", TransferState.RUNNING, 0.4);
        open(Owner.WINDOW);
        open(Owner.DOWNLOAD);
        assertThat(ask(new QueueCommand.Show(List.of("all")))).extracting(Queues.Answer::owner).containsExactlyInAnyOrder("WINDOW", "DOWNLOAD");
        assertThat(new Queues(data).askLasting(new QueueCommand.Show(List.of("all"))).owner()).isEqualTo("WINDOW");
    }

    @Test
    void socketsOfTheDeadArePassedOverAndPutAway() throws IOException {
        Path socket = ControlFolder.of(data).newSocket();
        ServerSocketChannel dead = ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(UnixDomainSocketAddress.of(socket));
        dead.close();
        assertThat(socket).exists();
        open(Owner.DOWNLOAD);
        assertThat(ask(new QueueCommand.Show(List.of("all")))).hasSize(1);
        assertThat(socket).as("one that young may be about to be listened on").exists();
        Files.setLastModifiedTime(socket, FileTime.from(Instant.now().minusSeconds(120)));
        assertThat(ask(new QueueCommand.Show(List.of("all")))).hasSize(1);
        assertThat(socket).doesNotExist();
    }

    @Test
    void aLongDataFolderGetsAShortAddress() {
        Path deep = data.resolve("x".repeat(90)).resolve("y".repeat(90));
        ControlFolder folder = ControlFolder.of(deep, Path.of("/run/user/1000"));
        assertThat(folder.path().toString()).startsWith("/run/user/1000/perigee-");
        assertThat(ControlFolder.of(deep, Path.of("/run/user/1000")).path()).as("the same for everybody who asks").isEqualTo(folder.path());
        assertThat(ControlFolder.of(deep.resolveSibling("z"), Path.of("/run/user/1000")).path()).isNotEqualTo(folder.path());
    }

    @Test
    void whatIsNotedWhileNobodyRunsTheQueueIsDoneWhenItOpens() throws IOException {
        TransferSnapshot one = queue.put("b", "one", TransferState.RUNNING, 0.4);
        Queues.Answer noted = new Queues(data).askLasting(act(QueueCommand.Verb.PAUSE, one.id().toString()));
        assertThat(noted.isNoted()).isTrue();
        new Queues(data).askLasting(new QueueCommand.Submit(List.of(MadeUpQueue.request("n", "new"))));
        Files.writeString(data.resolve("transfers.notes"), "nonsense\n", java.nio.file.StandardOpenOption.APPEND);
        assertThat(queue.asked()).isEmpty();
        open(Owner.DOWNLOAD);
        assertThat(queue.asked()).as("notes are for the lasting queue").isEmpty();
        open(Owner.WINDOW);
        assertThat(queue.asked()).containsExactly("pause one", "submit new");
        open(Owner.WINDOW);
        assertThat(queue.asked()).as("once").hasSize(2);
    }

    @Test
    void commandsSurviveBeingWritten() {
        for (QueueCommand command : List.of(new QueueCommand.Show(List.of("all")), act(QueueCommand.Verb.CANCEL, "a", "b"), new QueueCommand.Limit(5),
                new QueueCommand.TakeNotes())) {
            assertThat(QueueCommand.read(command.toJson())).isEqualTo(Optional.of(command));
        }
    }
}
