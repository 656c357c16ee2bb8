package org.perigee.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.perigee.sandbox.catalogue.Mission;
import org.perigee.sandbox.catalogue.Product;
import org.perigee.sandbox.download.ProductFile;

class DownloadTest {

    private final SteppingClock clock = new SteppingClock();
    private Sandbox sandbox;
    private Client client;
    private String bearer;
    private Product product;

    @BeforeEach
    void start() throws Exception {
        sandbox = Sandbox.start(SandboxOptions.forTests().withClock(clock).withTapeDelay(Duration.ofSeconds(30)));
        client = new Client(sandbox);
        bearer = "Bearer " + client.token();
        product = sandbox.catalogue().matching(p -> !p.onTape()).getFirst();
    }

    @AfterEach
    void stop() {
        client.close();
        sandbox.close();
    }

    private static String path(Product product) {
        return "/download/odata/v1/Products(" + product.id() + ")/$value";
    }

    private HttpResponse<byte[]> fetch(Product wanted, String... headers) throws Exception {
        List<String> all = new ArrayList<>(List.of("Authorization", bearer));
        all.addAll(List.of(headers));
        return client.get(path(wanted), all.toArray(String[]::new));
    }

    @Test
    void servesRealZipFilesWithTheAnnouncedSizeAndDigests(@TempDir Path folder) throws Exception {
        for (Mission mission : Mission.values()) {
            Product wanted = sandbox.catalogue().matching(p -> p.type().mission() == mission && !p.onTape()).getLast();
            ProductFile file = sandbox.file(wanted);
            byte[] bytes = fetch(wanted).body();
            assertThat((long) bytes.length).isEqualTo(file.size()).isBetween(600_000L, 9_000_000L);
            assertThat(Sums.hex("MD5", bytes)).isEqualTo(file.checksums().md5());
            assertThat(Sums.hex("SHA-256", bytes)).isEqualTo(file.checksums().sha256());
            assertThat(entriesOf(bytes)).hasSameSizeAs(file.members()).anyMatch(name -> name.startsWith(wanted.name() + "/"));
            Path saved = Files.write(folder.resolve(file.name()), bytes);
            try (ZipFile zip = new ZipFile(saved.toFile())) {
                assertThat(zip.stream().map(ZipEntry::getName)).containsExactlyElementsOf(file.members().stream().map(ProductFile.Member::path).toList());
            }
        }
    }

    private static List<String> entriesOf(byte[] bytes) throws IOException {
        List<String> names = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                zip.transferTo(java.io.OutputStream.nullOutputStream());
                names.add(entry.getName());
            }
        }
        return names;
    }

    @Test
    void cutsAnyRangeOutOfTheSameBytes() throws Exception {
        byte[] whole = fetch(product).body();
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 40; round++) {
            int first = random.nextInt(whole.length);
            int last = first + random.nextInt(Math.min(200_000, whole.length - first));
            HttpResponse<byte[]> part = fetch(product, "Range", "bytes=" + first + "-" + last);
            assertThat(part.statusCode()).as("seed %d", seed).isEqualTo(206);
            assertThat(part.headers().firstValue("Content-Range")).contains("bytes " + first + "-" + last + "/" + whole.length);
            assertThat(part.body()).as("seed %d", seed).isEqualTo(Arrays.copyOfRange(whole, first, last + 1));
        }
        assertThat(fetch(product, "Range", "bytes=-100").body()).isEqualTo(Arrays.copyOfRange(whole, whole.length - 100, whole.length));
        assertThat(fetch(product, "Range", "bytes=" + (whole.length - 5) + "-").body()).hasSize(5);
        assertThat(fetch(product, "Range", "bytes=10-" + whole.length * 2L).body()).hasSize(whole.length - 10);
        HttpResponse<byte[]> beyond = fetch(product, "Range", "bytes=" + whole.length + "-");
        assertThat(beyond.statusCode()).isEqualTo(416);
        assertThat(beyond.headers().firstValue("Content-Range")).contains("bytes */" + whole.length);
    }

    @Test
    void honoursConditions() throws Exception {
        HttpResponse<byte[]> head = client.head(path(product), "Authorization", bearer);
        String etag = head.headers().firstValue("ETag").orElseThrow();
        String date = head.headers().firstValue("Last-Modified").orElseThrow();
        assertThat(head.headers().firstValueAsLong("Content-Length")).hasValue(sandbox.file(product).size());
        assertThat(etag).startsWith("\"");
        assertThat(head.headers().firstValue("Content-Disposition").orElseThrow()).contains(product.name() + ".zip");
        assertThat(fetch(product, "Range", "bytes=0-9", "If-Range", etag).statusCode()).isEqualTo(206);
        assertThat(fetch(product, "Range", "bytes=0-9", "If-Range", date).statusCode()).isEqualTo(206);
        assertThat(fetch(product, "Range", "bytes=0-9", "If-Range", "\"other\"").statusCode()).isEqualTo(200);
        assertThat(fetch(product, "If-Match", "\"other\"").statusCode()).isEqualTo(412);
        assertThat(fetch(product, "If-Match", etag, "Range", "bytes=0-9").statusCode()).isEqualTo(206);
        assertThat(fetch(product, "If-None-Match", etag).statusCode()).isEqualTo(304);
    }

    @Test
    void wantsAGoodToken() throws Exception {
        assertThat(code(client.get(path(product)))).isEqualTo("DAT-ZIP-604");
        assertThat(code(client.get(path(product), "Authorization", "Bearer a.b.c"))).isEqualTo("DAT-ZIP-609");
        clock.step(Duration.ofMinutes(11));
        HttpResponse<byte[]> expired = fetch(product);
        assertThat(expired.statusCode()).isEqualTo(401);
        assertThat(code(expired)).isEqualTo("DAT-ZIP-109");
        assertThat(client.get("/download/odata/v1/Products(nonsense)/$value", "Authorization", bearer).statusCode()).isEqualTo(422);
    }

    private static String code(HttpResponse<byte[]> answer) throws IOException {
        return Client.JSON.readTree(answer.body()).path("code").asText();
    }

    @Test
    void staysOnTapeUntilAskedForAndForAWhileAfter() throws Exception {
        Product tape = sandbox.odataCatalogue().matching(Product::onTape).getFirst();
        String description = "/odata/v1/Products(" + tape.id() + ")";
        assertThat(client.json(description).path("Online").asBoolean(true)).isFalse();
        HttpResponse<byte[]> first = fetch(tape);
        assertThat(first.statusCode()).isEqualTo(202);
        assertThat(first.headers().firstValueAsLong("Retry-After")).hasValue(30);
        clock.step(Duration.ofSeconds(29));
        assertThat(fetch(tape).statusCode()).isEqualTo(202);
        clock.step(Duration.ofSeconds(1));
        assertThat(fetch(tape).statusCode()).isEqualTo(200);
        assertThat(client.json(description).path("Online").asBoolean()).isTrue();
    }

    @Test
    void refusesAFifthConnectionOfTheSameAccount() throws Exception {
        sandbox.close();
        client.close();
        sandbox = Sandbox.start(SandboxOptions.forTests().withBytesPerSecond(50_000));
        client = new Client(sandbox);
        bearer = "Bearer " + client.token();
        List<InputStream> open = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            var answer = client.http().send(client.request(path(product), "Authorization", bearer).build(), HttpResponse.BodyHandlers.ofInputStream());
            assertThat(answer.statusCode()).isEqualTo(200);
            open.add(answer.body());
        }
        HttpResponse<byte[]> fifth = fetch(product);
        assertThat(fifth.statusCode()).isEqualTo(429);
        assertThat(fifth.headers().firstValue("Retry-After")).isPresent();
        assertThat(code(fifth)).isEqualTo("DAT-ZIP-100");
        for (InputStream stream : open) {
            stream.close();
        }
        org.assertj.core.api.Assertions.assertThatCode(() -> awaitStatus(206)).doesNotThrowAnyException();
    }

    private void awaitStatus(int wanted) throws Exception {
        long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (fetch(product, "Range", "bytes=0-9").statusCode() != wanted) {
            assertThat(System.nanoTime()).as("the slots come back").isLessThan(deadline);
        }
    }

    @Test
    void keepsToTheBandwidthOfAConnection() throws Exception {
        sandbox.close();
        client.close();
        sandbox = Sandbox.start(SandboxOptions.forTests().withBytesPerSecond(400_000));
        client = new Client(sandbox);
        long began = System.nanoTime();
        byte[] bytes = client.get("/open/mirror1/" + product.name() + ".zip", "Range", "bytes=0-199999").body();
        assertThat(bytes).hasSize(200_000);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThan(Duration.ofMillis(400));
    }

    @Test
    void cutsConnectionsAsOftenAsTold() throws Exception {
        sandbox.faults().cut("/open/mirror1", 2);
        String path = "/open/mirror1/" + product.name() + ".zip";
        assertThatThrownBy(() -> client.get(path)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> client.get(path)).isInstanceOf(IOException.class);
        assertThat(client.get(path).statusCode()).isEqualTo(200);
    }

    @Test
    void failsAndHangsAndExpiresTokensOnDemandOverTheNetworkToo() throws Exception {
        client.post("/control/faults", "application/json", "{\"fail\":[\"/stac/v1\"],\"hang\":[\"/odata/v1\"],\"expireTokens\":true}");
        assertThat(client.get("/stac/v1/").statusCode()).isEqualTo(500);
        assertThat(client.get("/stac/es/").statusCode()).isEqualTo(200);
        assertThat(code(fetch(product))).isEqualTo("DAT-ZIP-109");
        bearer = "Bearer " + client.token();
        assertThat(fetch(product).statusCode()).isEqualTo(200);
        var hanging = client.http().sendAsync(client.request("/odata/v1/Products?$top=1").build(), HttpResponse.BodyHandlers.ofByteArray());
        client.post("/control/faults", "application/json", "{\"reset\":true}");
        assertThat(hanging.get(10, java.util.concurrent.TimeUnit.SECONDS).statusCode()).isEqualTo(200);
        assertThat(client.get("/stac/v1/").statusCode()).isEqualTo(200);
    }

    @Test
    void closesAtOnceWhileDownloadsRun() throws Exception {
        sandbox.close();
        sandbox = Sandbox.start(SandboxOptions.forTests().withBytesPerSecond(10_000));
        client = new Client(sandbox);
        var running = client.http().send(client.request("/open/mirror1/" + product.name() + ".zip").build(), HttpResponse.BodyHandlers.ofInputStream());
        long began = System.nanoTime();
        sandbox.close();
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(1));
        assertThatThrownBy(() -> running.body().readAllBytes()).isInstanceOf(IOException.class);
    }

    @Test
    void writesMetalinksThatDescribeEveryPiece() throws Exception {
        Product large = sandbox.catalogue().matching(p -> sandbox.file(p).size() > 3_000_000).getFirst();
        var answer = client.get("/metalink?ids=" + large.id() + "," + product.stem());
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/metalink4+xml");
        var document = javax.xml.parsers.DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder().parse(new ByteArrayInputStream(answer.body()));
        assertThat(document.getElementsByTagName("file").getLength()).isEqualTo(2);
        var file = (org.w3c.dom.Element) document.getElementsByTagName("file").item(0);
        var urls = file.getElementsByTagName("url");
        assertThat(urls.getLength()).isEqualTo(2);
        byte[] bytes = client.get(urls.item(1).getTextContent()).body();
        assertThat(file.getElementsByTagName("size").item(0).getTextContent()).isEqualTo(Integer.toString(bytes.length));
        var pieces = (org.w3c.dom.Element) file.getElementsByTagName("pieces").item(0);
        int length = Integer.parseInt(pieces.getAttribute("length"));
        var hashes = pieces.getElementsByTagName("hash");
        assertThat(hashes.getLength()).isEqualTo((bytes.length + length - 1) / length);
        for (int i = 0; i < hashes.getLength(); i++) {
            byte[] piece = Arrays.copyOfRange(bytes, i * length, Math.min(bytes.length, (i + 1) * length));
            assertThat(Sums.hex("SHA-256", piece)).isEqualTo(hashes.item(i).getTextContent());
        }
    }

    @Test
    void drawsTheSamePictureEveryTime() throws Exception {
        String path = "/odata/v1/Assets(" + org.perigee.sandbox.download.ServiceLinks.assetId(product) + ")/$value";
        byte[] image = client.get(path).body();
        var decoded = javax.imageio.ImageIO.read(new ByteArrayInputStream(image));
        assertThat(decoded.getWidth()).isEqualTo(343);
        assertThat(decoded.getHeight()).isEqualTo(343);
        try (Sandbox other = Sandbox.start(SandboxOptions.forTests()); Client second = new Client(other)) {
            assertThat(second.get(path).body()).isEqualTo(image);
        }
    }
}
