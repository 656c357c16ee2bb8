package org.perigee.download;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import okio.Buffer;
import org.apache.commons.codec.digest.Blake3;
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
            server.with((number, request, answer) -> answer.newBuilder().throttleBody(256 * 1024, 10, TimeUnit.MILLISECONDS).build());
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
            for (TransferId id : ids) {
                TransferSnapshot end = bench.await(id, now -> now.state().isFinal());
                assertThat(end.state()).as(String.valueOf(end.problem())).isEqualTo(TransferState.DONE);
            }
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

    @Test
    void goesOnAtTheEndOfAFileOfFiveGigabytesThatAnotherQueueBegan() throws IOException {
        long size = 5_000_000_000L;
        byte[] tail = Bench.bytes(9, 100_000);
        int overlap = 8 * 1024;
        long from = size - tail.length - overlap;
        try (TestServer server = new TestServer(); Bench bench = new Bench(folder)) {
            String uri = server.server.url("/big.bin").toString();
            try (RandomAccessFile part = new RandomAccessFile(folder.resolve("big.bin.part").toFile(), "rw")) {
                part.setLength(size - tail.length);
            }
            Files.writeString(folder.resolve("big.bin.part.json"), """
                    {"perigee":"part","version":1,"boot":"","size":%d,"validators":{"%s":{"etag":"\\"v\\"","modified":""}},"digests":{}}
                    {"done":[[0,%d]],"forced":true}
                    """.formatted(size, uri, size - tail.length));
            server.with((number, request, answer) -> new MockResponse.Builder().code(206).addHeader("ETag", "\"v\"")
                    .addHeader("Content-Range", "bytes " + from + "-" + (size - 1) + "/" + size).body(new Buffer().write(new byte[overlap]).write(tail)).build());
            TransferSnapshot end = bench.run(bench.request("big.bin", Source.open(URI.create(uri))));
            assertThat(end.problem()).isNull();
            assertThat(end.received()).isEqualTo(size);
            assertThat(server.requests).singleElement().satisfies(request -> {
                assertThat(request.getHeaders().get("Range")).isEqualTo("bytes=" + from + "-" + (size - 1));
                assertThat(request.getHeaders().get("If-Range")).isEqualTo("\"v\"");
            });
            assertThat(Files.size(end.target())).isEqualTo(size);
            try (RandomAccessFile file = new RandomAccessFile(end.target().toFile(), "r")) {
                byte[] last = new byte[tail.length];
                file.seek(size - tail.length);
                file.readFully(last);
                assertThat(last).isEqualTo(tail);
            }
        }
    }

    @Test
    void knowsTheDigestsArchivesPublish() throws IOException {
        byte[] bytes = Bench.bytes(5, 6 * MIB);
        String blake3 = HexFormat.of().formatHex(Blake3.hash(bytes));
        try (TestServer server = new TestServer(); Bench bench = new Bench(folder)) {
            URI uri = server.put("a.bin", bytes);
            List<Digest> digests = List.of(new Digest("MD5", Bench.hash("MD5", bytes)), new Digest("blake3", blake3),
                    new Digest("sha3-256", Bench.hash("SHA3-256", bytes)), new Digest("sha-512", Bench.hash("SHA-512", bytes)),
                    new Digest("sha3-256", Bench.hash("MD5", bytes)), new Digest("unheard-of", "00"));
            TransferRequest request = new TransferRequest(folder, "a.bin", List.of(Source.open(uri)), OptionalLong.empty(), false, digests, null, "", "", "");
            assertThat(bench.run(request).verdict()).isEqualTo("md5, blake3, sha3-256, sha-512");
            TransferRequest only = new TransferRequest(folder, "b.bin", List.of(Source.open(uri)), OptionalLong.empty(), false,
                    List.of(new Digest("sha3-256", Bench.hash("MD5", bytes))), null, "", "", "");
            assertThat(bench.run(only).state()).isEqualTo(TransferState.DONE_NOT_VERIFIABLE);
        }
    }
}
