package org.perigee.download;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DownloadTest {

    private static final int MIB = 1024 * 1024;

    @TempDir
    Path folder;

    @Test
    void fetchesAFileNothingIsKnownAbout() throws IOException {
        byte[] bytes = Bench.bytes(1, 300_000);
        try (TestServer server = new TestServer(); Bench bench = new Bench(folder)) {
            TransferSnapshot end = bench.run(bench.request("a.bin", Source.open(server.put("a.bin", bytes))));
            assertThat(end.state()).isEqualTo(TransferState.DONE_NOT_VERIFIABLE);
            assertThat(end.target()).hasBinaryContent(bytes);
            assertThat(end.received()).isEqualTo(bytes.length);
            assertThat(server.requests).hasSize(1).allMatch(request -> request.getMethod().equals("GET"));
            assertThat(server.requests.getFirst().getHeaders().get("Accept-Encoding")).isEqualTo("identity");
            assertThat(folder.resolve("a.bin.part")).doesNotExist();
            assertThat(folder.resolve("a.bin.part.json")).doesNotExist();
        }
    }

    @Test
    void fetchesABigFileInSegmentsAndVerifiesIt() throws IOException {
        byte[] bytes = Bench.bytes(2, 24 * MIB);
        try (TestServer server = new TestServer(); Bench bench = new Bench(folder)) {
            server.with((number, request, answer) -> answer.newBuilder().throttleBody(256 * 1024, 10, java.util.concurrent.TimeUnit.MILLISECONDS).build());
            TransferSnapshot end = bench.run(bench.request("a.bin", bytes, Source.open(server.put("a.bin", bytes))));
            assertThat(end.state()).isEqualTo(TransferState.DONE);
            assertThat(end.verdict()).isEqualTo("sha-256");
            assertThat(end.target()).hasBinaryContent(bytes);
            assertThat(server.requests.size()).isGreaterThanOrEqualTo(4);
        }
    }

    @Test
    void aThousandSmallFilesComeThrough() throws IOException {
        try (TestServer server = new TestServer(); Bench bench = new Bench(folder)) {
            List<TransferRequest> requests = new ArrayList<>();
            for (int i = 0; i < 1_000; i++) {
                byte[] bytes = Bench.bytes(i, 1_000 + i);
                requests.add(bench.request("many/" + i + ".bin", bytes, Source.open(server.put("many-" + i, bytes))));
            }
            List<TransferId> ids = bench.manager.submit(requests);
            ids.forEach(id -> assertThat(bench.await(id, now -> now.state().isFinal()).state()).isEqualTo(TransferState.DONE));
            assertThat(server.requests).hasSize(1_000);
            try (var files = Files.list(folder.resolve("many"))) {
                assertThat(files).hasSize(1_000);
            }
        }
    }

    @Test
    void anAnnouncedSizeThatErrsDoesNoHarm() throws IOException {
        byte[] bytes = Bench.bytes(3, 100_000);
        try (TestServer server = new TestServer(); Bench bench = new Bench(folder)) {
            TransferRequest request = new TransferRequest(folder, "a.bin", List.of(Source.open(server.put("a.bin", bytes))), OptionalLong.of(99_000),
                    false, List.of(), null, "", "", "");
            TransferSnapshot end = bench.run(request);
            assertThat(end.state()).isEqualTo(TransferState.DONE_NOT_VERIFIABLE);
            assertThat(end.target()).hasBinaryContent(bytes);
            assertThat(end.size()).hasValue(100_000);
        }
    }
}
