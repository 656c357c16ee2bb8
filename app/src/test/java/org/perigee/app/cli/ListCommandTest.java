package org.perigee.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Lists of files of all forms, read and handed on by the command line.
class ListCommandTest {

    private static final String CONTENT = "These are the bytes of a product.";

    private final MockWebServer server = new MockWebServer();
    private final AtomicInteger orders = new AtomicInteger();

    @TempDir
    private Path folder;

    @BeforeEach
    void start() throws IOException {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                String path = request.getUrl().encodedPath();
                if (path.equals("/orders/7.meta4")) {
                    return new MockResponse.Builder().body("<metalink xmlns='urn:ietf:params:xml:ns:metalink'><file name='a.bin'><url>"
                            + server.url("/download/a") + "?_tk=T0KEN" + orders.incrementAndGet() + "</url></file></metalink>").build();
                }
                if (path.equals("/download/a") && !"T0KEN2".equals(request.getUrl().queryParameter("_tk"))) {
                    return new MockResponse.Builder().code(403).build();
                }
                return path.contains("gone") ? new MockResponse.Builder().code(404).build() : new MockResponse.Builder().body(CONTENT).build();
            }
        });
        server.start(InetAddress.getLoopbackAddress(), 0);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static String sha256() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(CONTENT.getBytes(StandardCharsets.UTF_8)));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private CliRun run(String stdin, String... arguments) {
        return CliRun.with(folder.resolve("home"), CliRun.NOBODY, stdin, arguments);
    }

    private CliRun download(String list, String... more) {
        String[] all = java.util.stream.Stream.concat(java.util.stream.Stream.of("download", "--dir", folder.resolve("d").toString(), "-"),
                java.util.stream.Stream.of(more)).toArray(String[]::new);
        return run(list, all);
    }

    @Test
    void anInputFileOfAria2IsFetchedFromItsMirrorsAndVerified() {
        CliRun run = download(server.url("/gone") + "\t" + server.url("/x") + "\n  out=june/scene.bin\n  checksum=sha-256=" + sha256() + "\n");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(folder.resolve("d/june/scene.bin")).hasContent(CONTENT);
        assertThat(run.err()).contains(" 0 without a known checksum");
    }

    @Test
    void aTableAndAChecksumFileAreFetched() {
        CliRun table = download("name,url,sha256\none.bin," + server.url("/1") + "," + sha256() + "\n");
        assertThat(table.exitCode()).as(table.err()).isZero();
        CliRun sums = download(sha256() + "  dir/two.bin\n", "--base-url", server.url("/data").toString());
        assertThat(sums.exitCode()).as(sums.err()).isZero();
        assertThat(folder.resolve("d/one.bin")).hasContent(CONTENT);
        assertThat(folder.resolve("d/dir/two.bin")).hasContent(CONTENT);
    }

    @Test
    void whatHadToBeLeftOutIsNamedWithItsLineAndInTheExitCode() {
        CliRun run = download("# list\n" + server.url("/x.bin") + "\nftp://a.example/y.bin\n");
        assertThat(run.exitCode()).isEqualTo(ExitCode.PARTIAL);
        assertThat(run.err()).contains("stdin, line 3:");
        assertThat(folder.resolve("d/x.bin")).hasContent(CONTENT);
    }

    @Test
    void aChecksumFileWithoutABaseSaysWhatIsMissing() {
        CliRun run = download(sha256() + "  two.bin\n");
        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("--base-url");
    }

    @Test
    void anOrderWhoseLinksRanOutIsReadAgainAndNothingKeepsTheToken() throws IOException {
        CliRun run = run("", "download", "--dir", folder.resolve("d").toString(), server.url("/orders/7.meta4").toString());
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(folder.resolve("d/a.bin")).hasContent(CONTENT);
        assertThat(orders).hasValue(2);
        assertThat(run.err() + run.out()).doesNotContain("T0KEN");
        try (var files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)).as(file.toString()).doesNotContain("T0KEN");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"metalink", "aria2", "csv"})
    void whatIsExportedIsReadAgain(String form) {
        CliRun export = run(server.url("/x.bin") + "\n  checksum=sha-256=" + sha256() + "\n", "export", "--output", form, "-");
        assertThat(export.exitCode()).as(export.err()).isZero();
        CliRun run = download(export.out());
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err()).contains(" 0 without a known checksum");
        assertThat(folder.resolve("d/x.bin")).hasContent(CONTENT);
    }

    @Test
    void anExportHoldsNoSecretAndSaysWhatItLeftOut() {
        CliRun run = run("https://a.example/x.bin?_tk=S3CR3T\nfoo\n", "export", "--output", "curl", "-");
        assertThat(run.exitCode()).isEqualTo(ExitCode.PARTIAL);
        assertThat(run.out()).startsWith("#!/bin/sh").contains("'https://a.example/x.bin'").doesNotContain("S3CR3T");
        assertThat(run.err()).contains("line 2", "secret").doesNotContain("S3CR3T");
    }

    @Test
    void filesThatALayoutIsNotForAreNamedAndKeepTheirNames() {
        CliRun run = run("", "download", "--dir", folder.resolve("out").toString(), "--layout", "{mission}/{name}", server.url("/files/x.bin").toString());
        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.OK);
        assertThat(run.err()).contains("--layout is for products of a search or a basket: 1 file that was named by an address or a list keeps its own name.");
        assertThat(folder.resolve("out").resolve("x.bin")).hasContent(CONTENT);
    }
}
