package org.perigee.download;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.perigee.access.HttpAccess;

/// What a server says of a file in its headers (RFC 6249) is used as far as it can be trusted.
class DescribedFileTest {

    private static final byte[] FILE = Bench.zip(31, 9 * 1024 * 1024);

    private final MockWebServer origin = new MockWebServer();
    private HandshakeCertificates clients;
    private volatile String digest = "";
    private volatile String link = "";
    private volatile byte[] content = FILE;

    @TempDir
    Path folder;

    @BeforeEach
    void start() throws IOException {
        HeldCertificate held = new HeldCertificate.Builder().addSubjectAlternativeName("127.0.0.1").addSubjectAlternativeName("localhost").build();
        origin.useHttps(new HandshakeCertificates.Builder().heldCertificate(held).build().sslSocketFactory());
        clients = new HandshakeCertificates.Builder().addTrustedCertificate(held.certificate()).build();
        origin.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                MockResponse.Builder answer = TestServer.answer(request, content, "\"1\"").newBuilder();
                if (!digest.isEmpty()) {
                    answer.addHeader("Repr-Digest", "sha-256=:" + digest + ":");
                }
                return (link.isEmpty() ? answer : answer.addHeader("Link", link)).build();
            }
        });
        origin.start(InetAddress.getLoopbackAddress(), 0);
    }

    @AfterEach
    void stop() throws IOException {
        origin.close();
    }

    private Bench bench() {
        HttpAccess access = HttpAccess.builder().trust(clients.sslSocketFactory(), clients.trustManager()).build();
        return new Bench(folder, DownloadLimits.DEFAULT, access, Duration.ofSeconds(5), Duration.ofSeconds(20));
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(Bench.sha256(bytes).hex()));
    }

    private Source source() {
        return Source.open(origin.url("/f.zip").uri());
    }

    @Test
    void theOriginsDigestVerifiesAFileOfWhichNothingElseIsKnown() {
        digest = base64(FILE);
        try (Bench bench = bench()) {
            TransferSnapshot end = bench.run(bench.request("f.zip", source()));
            assertThat(end.state()).as("%s", end.problem()).isEqualTo(TransferState.DONE);
            assertThat(end.verdict()).contains("sha-256");
        }
    }

    @Test
    void bytesThatAreNotWhatTheOriginSaidAreNotCalledTheFile() {
        digest = base64(Bench.bytes(1, 10));
        try (Bench bench = bench()) {
            TransferSnapshot end = bench.run(bench.request("f.zip", source()));
            assertThat(end.state()).isEqualTo(TransferState.FAILED);
            assertThat(end.problem().kind()).isEqualTo(FailureKind.CHECKSUM);
            assertThat(folder.resolve("f.zip")).doesNotExist();
        }
    }

    @Test
    void mirrorsThatTheOriginNamesHelpWhereADigestGuardsTheirBytes() throws IOException {
        digest = base64(FILE);
        try (TestServer mirror = new TestServer(); Bench bench = bench()) {
            link = "<" + mirror.put("f.zip", FILE) + ">; rel=duplicate; pri=1";
            TransferSnapshot end = bench.run(bench.request("f.zip", source()));
            assertThat(end.state()).isEqualTo(TransferState.DONE);
            assertThat(end.target()).hasBinaryContent(FILE);
            assertThat(mirror.requests).isNotEmpty().noneMatch(request -> request.getHeaders().get("Authorization") != null);
        }
    }

    @Test
    void aMirrorWithOtherBytesIsFoundOutAndTheFileIsRight() throws IOException {
        digest = base64(FILE);
        byte[] bad = FILE.clone();
        Arrays.fill(bad, 5_000_000, 9_000_000, (byte) 0);
        try (TestServer mirror = new TestServer(); Bench bench = bench()) {
            link = "<" + mirror.put("f.zip", bad) + ">; rel=duplicate; pri=1";
            TransferSnapshot end = bench.run(bench.request("f.zip", source()));
            assertThat(end.state()).as("%s", end.problem()).isEqualTo(TransferState.DONE);
            assertThat(end.target()).hasBinaryContent(FILE);
        }
    }

    @Test
    void withoutADigestNoMirrorIsAsked() throws IOException {
        try (TestServer mirror = new TestServer(); Bench bench = bench()) {
            link = "<" + mirror.put("f.zip", FILE) + ">; rel=duplicate; pri=1";
            TransferSnapshot end = bench.run(bench.request("f.zip", source()));
            assertThat(end.state()).isEqualTo(TransferState.DONE_NOT_VERIFIABLE);
            assertThat(mirror.requests).isEmpty();
        }
    }

    @Test
    void whatAMirrorSaysOfMirrorsIsNotBelieved() throws IOException {
        digest = base64(FILE);
        try (TestServer third = new TestServer(); TestServer mirror = new TestServer(); Bench bench = bench()) {
            String strange = "<" + third.put("f.zip", FILE) + ">; rel=duplicate; pri=1";
            mirror.with((number, request, answer) -> answer.newBuilder().addHeader("Link", strange).build());
            link = "<" + mirror.put("f.zip", FILE) + ">; rel=duplicate; pri=1";
            assertThat(bench.manager.submit(List.of(bench.request("f.zip", source())))).hasSize(1);
            TransferSnapshot end = bench.await(bench.manager.snapshot().getFirst().id(), now -> now.state().isFinal());
            assertThat(end.state()).isEqualTo(TransferState.DONE);
            assertThat(third.requests).isEmpty();
        }
    }
}
