package org.perigee.download.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.perigee.download.Digest;
import org.perigee.download.Source;
import org.perigee.download.TransferRequest;
import org.perigee.download.metalink.MetalinkReader;

/// What is handed on is what other programs understand.
class ExportTest {

    private static final Instant WHEN = Instant.parse("2026-11-21T10:00:00Z");

    private final MockWebServer server = new MockWebServer();
    private final Map<String, byte[]> files = new ConcurrentHashMap<>();

    @TempDir
    Path folder;

    @BeforeEach
    void start() throws IOException {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                byte[] bytes = files.get(request.getUrl().encodedPath());
                if (bytes == null) {
                    return new MockResponse.Builder().code(404).build();
                }
                String range = request.getHeaders().get("Range");
                int from = range == null ? 0 : Integer.parseInt(range.substring("bytes=".length(), range.indexOf('-')));
                int to = range == null || range.endsWith("-") ? bytes.length : Math.min(bytes.length, Integer.parseInt(range.substring(range.indexOf('-') + 1)) + 1);
                if (from >= bytes.length && range != null) {
                    return new MockResponse.Builder().code(416).addHeader("Content-Range", "bytes */" + bytes.length).build();
                }
                MockResponse.Builder answer = new MockResponse.Builder().addHeader("Accept-Ranges", "bytes").body(new Buffer().write(bytes, from, to - from));
                return (range == null ? answer : answer.code(206).addHeader("Content-Range", "bytes " + from + "-" + (to - 1) + "/" + bytes.length)).build();
            }
        });
        server.start(InetAddress.getLoopbackAddress(), 0);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private byte[] put(String path, int seed) {
        byte[] bytes = new byte[300_000];
        new Random(seed).nextBytes(bytes);
        files.put(path, bytes);
        return bytes;
    }

    private URI address(String path) {
        return server.url(path).uri();
    }

    private static Digest sha256(byte[] bytes) {
        try {
            return new Digest("sha-256", HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static TransferRequest request(String name, List<Digest> digests, URI... addresses) {
        List<Source> sources = Stream.of(addresses).map(uri -> new Source(uri, 1, "", "")).toList();
        return new TransferRequest(Path.of("/x").toAbsolutePath(), name, sources, OptionalLong.empty(), false, digests, null, "", name, "");
    }

    private static String text(ExportForm form, List<TransferRequest> requests) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        form.write(requests, WHEN, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @EnumSource(ExportForm.class)
    void noFormHoldsASecretAndAllSayWhatWasTakenOut(ExportForm form) throws IOException {
        List<TransferRequest> requests = List.of(request("a.zip", List.of(), URI.create("https://a.example/a?_tk=S3CR3T&x=1")),
                request("b.zip", List.of(), URI.create("https://a.example/b?X-Amz-Signature=S3CR3T&X-Amz-Date=S3CR3T"), URI.create("https://a.example/b")),
                request("../c.zip", List.of(), URI.create("https://a.example/c")));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        List<ExportProblem> problems = form.write(requests, WHEN, out);
        assertThat(out.toString(StandardCharsets.UTF_8)).doesNotContain("S3CR3T", "c.zip").contains("https://a.example/a?x=1", "https://a.example/b");
        assertThat(problems).extracting(ExportProblem::file).containsExactly("a.zip", "../c.zip");
        assertThat(problems.toString()).doesNotContain("S3CR3T");
    }

    @Test
    void whatIsWrittenIsReadAgain() throws IOException {
        List<Digest> digests = List.of(new Digest("md5", "0".repeat(32)), new Digest("sha-256", "1".repeat(64)));
        URI a = URI.create("https://a.example/x,y;z?q=%22");
        URI b = URI.create("http://b.example/x");
        List<TransferRequest> requests = List.of(request("dir/ä, b & c.zip", digests, a, b), request("d.zip", List.of(), b));
        FileList table = ListReader.read(text(ExportForm.CSV, requests).getBytes(StandardCharsets.UTF_8), null);
        assertThat(table.files()).extracting(ListedFile::name).containsExactly("dir/ä, b & c.zip", "d.zip");
        assertThat(table.files().getFirst().addresses()).containsExactly(a, b);
        assertThat(table.files().getFirst().digests()).containsExactlyElementsOf(digests);
        FileList aria2 = ListReader.read(text(ExportForm.ARIA2, requests).getBytes(StandardCharsets.UTF_8), null);
        assertThat(aria2.files()).extracting(ListedFile::name).containsExactly("dir/ä, b & c.zip", "d.zip");
        assertThat(aria2.files().getFirst().addresses()).containsExactly(a, b);
        assertThat(aria2.files().getFirst().digests()).containsExactly(digests.get(1));
        var metalink = MetalinkReader.read(new ByteArrayInputStream(text(ExportForm.METALINK, requests).getBytes(StandardCharsets.UTF_8)), null);
        assertThat(metalink.files()).extracting(file -> file.name()).containsExactly("dir/ä, b & c.zip", "d.zip");
        assertThat(metalink.files().getFirst().digests()).containsExactlyElementsOf(digests);
    }

    private static boolean has(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator)).anyMatch(path -> Files.isExecutable(Path.of(path, program)));
    }

    private int run(Path where, String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).directory(where.toFile()).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("output.txt").toFile())).start().waitFor();
    }

    private String output() throws IOException {
        return Files.readString(folder.resolve("output.txt"));
    }

    @ParameterizedTest
    @EnumSource(value = ExportForm.class, names = {"METALINK", "ARIA2"})
    void aria2FetchesWhatIsDescribed(ExportForm form) throws Exception {
        assumeThat(has("aria2c")).as("aria2c is installed").isTrue();
        byte[] one = put("/one", 1);
        byte[] two = put("/two", 2);
        List<TransferRequest> requests = List.of(request("dir/one ä.zip", List.of(sha256(one)), address("/gone"), address("/one")),
                request("two.zip", List.of(sha256(two)), address("/two")));
        Path list = Files.writeString(folder.resolve("list" + form.extension()), text(form, requests));
        Path target = Files.createDirectory(folder.resolve("target"));
        String option = form == ExportForm.ARIA2 ? "--input-file=" : "--metalink-file=";
        assertThat(run(folder, "aria2c", "--no-conf", "-q", option + list, "--dir=" + target)).as(output()).isZero();
        assertThat(target.resolve("dir/one ä.zip")).hasBinaryContent(one);
        assertThat(target.resolve("two.zip")).hasBinaryContent(two);
    }

    @Test
    void aria2FindsWrongBytesOut() throws Exception {
        assumeThat(has("aria2c")).as("aria2c is installed").isTrue();
        put("/one", 1);
        Path list = Files.writeString(folder.resolve("list.txt"), text(ExportForm.ARIA2, List.of(request("one", List.of(new Digest("sha-256", "0".repeat(64))), address("/one")))));
        assertThat(run(folder, "aria2c", "--no-conf", "-q", "--input-file=" + list, "--dir=" + folder)).isNotZero();
    }

    @Test
    void theScriptFetchesChecksResumesAndTakesTheNextMirror() throws Exception {
        assumeThat(has("curl")).as("curl is installed").isTrue();
        byte[] one = put("/one", 1);
        byte[] two = put("/two", 2);
        List<TransferRequest> requests = List.of(request("it's $(touch pwned) `x`/one.zip", List.of(sha256(one)), address("/gone"), address("/one")),
                request("-two.zip", List.of(), address("/two")));
        Path script = Files.writeString(folder.resolve("fetch.sh"), text(ExportForm.CURL, requests));
        Path target = Files.createDirectory(folder.resolve("target"));
        Files.createDirectory(target.resolve("it's $(touch pwned) `x`"));
        Files.write(target.resolve("it's $(touch pwned) `x`/one.zip.part"), java.util.Arrays.copyOf(one, 100_000));
        assertThat(run(folder, "sh", script.toString(), target.toString())).as(output()).isZero();
        assertThat(target.resolve("it's $(touch pwned) `x`/one.zip")).hasBinaryContent(one);
        assertThat(target.resolve("-two.zip")).hasBinaryContent(two);
        assertThat(target.resolve("pwned")).doesNotExist();
        assertThat(output()).contains("sha-256 verified", "complete, not verified");
        int asked = server.getRequestCount();
        assertThat(run(folder, "sh", script.toString(), target.toString())).as(output()).isZero();
        assertThat(server.getRequestCount()).as("nothing is fetched twice").isEqualTo(asked);
    }

    @Test
    void theScriptKeepsNoWrongBytesAndSaysSo() throws Exception {
        assumeThat(has("curl")).as("curl is installed").isTrue();
        put("/one", 1);
        List<TransferRequest> requests = List.of(request("one.zip", List.of(new Digest("sha-256", "0".repeat(64))), address("/one")));
        Path script = Files.writeString(folder.resolve("fetch.sh"), text(ExportForm.CURL, requests));
        assertThat(run(folder, "sh", script.toString())).isEqualTo(1);
        assertThat(folder.resolve("one.zip")).doesNotExist();
        assertThat(folder.resolve("one.zip.part")).doesNotExist();
        assertThat(output()).contains("do not have the sha-256");
    }

    @Test
    void theScriptIsPlainPosix() throws Exception {
        assumeThat(has("dash")).as("dash is installed").isTrue();
        Path script = Files.writeString(folder.resolve("fetch.sh"), text(ExportForm.CURL, List.of(request("a", List.of(), address("/a")))));
        assertThat(run(folder, "dash", "-n", script.toString())).as(output()).isZero();
    }
}
