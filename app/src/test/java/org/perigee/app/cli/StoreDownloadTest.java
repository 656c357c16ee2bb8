package org.perigee.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The signatures themselves are proven beside the signer.
class StoreDownloadTest {

    private static final Map<String, String> KEYS = Map.of("PERIGEE_KEY_STORE", "none", "AWS_ACCESS_KEY_ID", "ACCESS", "AWS_SECRET_ACCESS_KEY", "secret-key");

    @TempDir
    private Path home;

    private final MockWebServer server = new MockWebServer();
    private final Map<String, String> objects = new TreeMap<>();
    private final List<RecordedRequest> seen = Collections.synchronizedList(new ArrayList<>());
    private Path target;

    @BeforeEach
    void start() throws Exception {
        target = home.resolve("d");
        objects.put("S2/X.SAFE/manifest.safe", "manifest");
        objects.put("S2/X.SAFE/IMG/B02.jp2", "blue".repeat(1000));
        objects.put("S2/X.SAFE/IMG/", "");
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                seen.add(request);
                return answer(request);
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private MockResponse answer(RecordedRequest request) {
        String path = request.getTarget().split("\\?", 2)[0];
        if (path.equals("/data/") && request.getMethod().equals("GET")) {
            StringBuilder xml = new StringBuilder("<ListBucketResult><IsTruncated>false</IsTruncated>");
            objects.forEach((key, text) -> xml.append("<Contents><Key>").append(key).append("</Key><Size>").append(text.length()).append("</Size></Contents>"));
            return new MockResponse.Builder().body(xml.append("</ListBucketResult>").toString()).build();
        }
        String text = objects.get(path.replaceFirst("^/data/", ""));
        if (text == null) {
            return new MockResponse.Builder().code(404).build();
        }
        MockResponse.Builder whole = new MockResponse.Builder().setHeader("ETag", '"' + md5(text) + '"').setHeader("Accept-Ranges", "bytes");
        return request.getMethod().equals("HEAD") ? whole.setHeader("Content-Length", text.length()).build() : whole.body(text).build();
    }

    private static String md5(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private CliRun download(Map<String, String> variables, String... more) {
        return CliRun.with(home, variables, "", Stream.concat(Stream.of("download", "--dir", target.toString()), Stream.of(more)).toArray(String[]::new));
    }

    private String[] from(String address, String... more) {
        return Stream.concat(Stream.of("--s3-endpoint", server.url("/").toString(), address), Stream.of(more)).toArray(String[]::new);
    }

    @Test
    void aPrefixIsFetchedAsOneBatchIntoAFolderOfItsNameAndVerified() {
        CliRun run = download(KEYS, from("s3://data/S2/X.SAFE/"));
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err()).contains("2 of 2 files complete").contains("2 verified");
        assertThat(target.resolve("X.SAFE/manifest.safe")).hasContent("manifest");
        assertThat(target.resolve("X.SAFE/IMG/B02.jp2")).hasContent("blue".repeat(1000));
        assertThat(seen).filteredOn(request -> request.getMethod().equals("GET")).isNotEmpty()
                .allMatch(request -> request.getHeaders().get("Authorization").startsWith("AWS4-HMAC-SHA256 Credential=ACCESS/"));
        assertThat(run.err() + run.out()).doesNotContain("secret-key");
    }

    @Test
    void patternsChooseAmongTheObjects() {
        CliRun run = download(KEYS, from("s3://data/S2/X.SAFE/", "--files", "*.safe"));
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err()).contains("1 of 1 files complete");
        assertThat(target.resolve("X.SAFE/IMG")).doesNotExist();
    }

    @Test
    void oneObjectIsFetchedUnderItsName() {
        CliRun run = download(KEYS, from("s3://data/S2/X.SAFE/manifest.safe"));
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(target.resolve("manifest.safe")).hasContent("manifest");
    }

    @Test
    void anOpenStoreNeedsNoKeys() {
        CliRun run = download(CliRun.NOBODY, from("s3://data/S2/X.SAFE/manifest.safe"));
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(seen).allMatch(request -> request.getHeaders().get("Authorization") == null);
    }

    @Test
    void aStoreThatIsKnownToWantKeysSaysSoAtOnce() {
        CliRun run = download(CliRun.NOBODY, "s3://eodata/Sentinel-2/x.zip");
        assertThat(run.exitCode()).isEqualTo(ExitCode.SIGN_IN);
        assertThat(run.err()).contains("AWS_ACCESS_KEY_ID").contains("perigee login cdse-s3");
    }

    @Test
    void whatWouldCostMoneyIsRefusedWithoutConsent() {
        CliRun run = download(KEYS, "s3://usgs-landsat/collection02/x.tif");
        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("--requester-pays");
    }

    @Test
    void consentIsToldToTheStore() {
        CliRun run = download(KEYS, from("s3://data/S2/X.SAFE/manifest.safe", "--requester-pays"));
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(seen).allMatch(request -> "requester".equals(request.getHeaders().get("x-amz-request-payer")));
    }

    @Test
    void anEmptyPrefixIsNoSuccess() {
        objects.clear();
        CliRun run = download(KEYS, from("s3://data/nothing/"));
        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("Nothing lies below s3://data/nothing/");
    }
}
