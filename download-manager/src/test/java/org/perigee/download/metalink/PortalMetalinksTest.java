package org.perigee.download.metalink;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.perigee.access.HttpAccess;
import org.perigee.download.DownloadLimits;
import org.perigee.download.DownloadManager;
import org.perigee.download.DownloadSettings;
import org.perigee.download.Downloads;
import org.perigee.download.TransferRequest;
import org.perigee.download.TransferSnapshot;
import org.perigee.download.TransferState;

/// Metalinks in the shapes that archives write them, fetched from a server that behaves like theirs.
class PortalMetalinksTest {

    private static final String TOKEN = "0123456789abcdef0123456789abcdef01234567";

    private final MockWebServer server = new MockWebServer();
    private final byte[] file = zip();

    @TempDir
    Path folder;

    /// An archive that is whole, since one that is not would not be taken for the product.
    private static byte[] zip() {
        byte[] content = new byte[700_000];
        new Random(5).nextBytes(content);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("product.bin"));
            zip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    @BeforeEach
    void start() throws IOException {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                boolean order = request.getUrl().encodedPath().endsWith("/download");
                if (order && !TOKEN.equals(request.getUrl().queryParameter("_tk"))) {
                    return new MockResponse.Builder().code(403).body("{\"ErrorMessage\":\"Forbidden\",\"ErrorCode\":403}").build();
                }
                return new MockResponse.Builder().body(new Buffer().write(file)).build();
            }
        });
        server.start(InetAddress.getLoopbackAddress(), 0);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private String md5() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(file));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private TransferSnapshot fetched(String document) throws IOException {
        Metalink metalink = MetalinkReader.read(new ByteArrayInputStream(document.getBytes(StandardCharsets.UTF_8)), server.url("/orders/7.meta4").uri());
        List<TransferRequest> requests = metalink.requests(folder, uri -> "");
        assertThat(requests).as("%s", metalink.problems()).hasSize(1);
        DownloadSettings settings = new DownloadSettings(folder.resolve("transfers.db"), DownloadLimits.DEFAULT, HttpAccess.anonymous(), Clock.systemUTC(),
                Duration.ofSeconds(2), Duration.ofSeconds(10));
        try (DownloadManager manager = Downloads.open(settings)) {
            var id = manager.submit(requests).getFirst();
            long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
            while (!manager.find(id).orElseThrow().state().isFinal()) {
                assertThat(System.nanoTime()).isLessThan(deadline);
                Thread.onSpinWait();
            }
            TransferSnapshot end = manager.find(id).orElseThrow();
            assertThat(end.target()).as("%s", end.problem()).hasBinaryContent(file);
            return end;
        }
    }

    @Test
    void aHubsCartInVersionFourWithUpperCaseMd5() throws IOException {
        URI address = server.url("/odata/v1/Products('0f99edd2-f18b-5b80-b4a2-d021d76c20d0')/$value").uri();
        TransferSnapshot end = fetched("""
                <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
                <metalink xmlns="urn:ietf:params:xml:ns:metalink">
                    <file name="S2A_MSIL1C_20250601T103031.zip">
                        <hash type="MD5">%s</hash>
                        <size>%d</size>
                        <url>%s</url>
                    </file>
                </metalink>
                """.formatted(md5().toUpperCase(Locale.ROOT), file.length, address));
        assertThat(end.state()).isEqualTo(TransferState.DONE);
        assertThat(end.verdict()).contains("md5");
    }

    @Test
    void aFacilitysExportInVersionThreeWithItsChildrenInAnyOrder() throws IOException {
        TransferSnapshot end = fetched("""
                <?xml version="1.0"?><metalink xmlns="http://www.metalinker.org/" version="3.0">
                <publisher><name>A facility</name><url>http://www.example.org/</url></publisher><files><file name="S1B_IW_SLC__1SDV.zip">
                <resources><url type="http">%s</url></resources><verification><hash type="md5">%s</hash></verification><size>%d</size></file></files></metalink>
                """.formatted(server.url("/SLC/SB/S1B_IW_SLC__1SDV.zip"), md5(), file.length));
        assertThat(end.state()).isEqualTo(TransferState.DONE);
    }

    @Test
    void anOrderWithADaysTokenBrokenOverTwoLinesAndADigestThatIsNone() throws IOException {
        TransferSnapshot end = fetched("""
                <?xml version="1.0" encoding="UTF-8"?>
                <metalink xmlns="urn:ietf:params:xml:ns:metalink">
                 <published>2015-05-30T19:31:56+0200</published>
                 <file name="0f99edd2-f18b-5b80-b4a2-d021d76c20d0.zip">
                  <hash type="%s"></hash>
                  <version>1.0</version>
                  <language>en</language>
                  <url priority="1">%s?
                _tk=%s</url>
                 </file>
                </metalink>
                """.formatted(md5().toUpperCase(Locale.ROOT), server.url("/resto/collections/S1/0f99edd2/download"), TOKEN));
        assertThat(end.state()).isEqualTo(TransferState.DONE_NOT_VERIFIABLE);
        assertThat(end.request().origin()).endsWith("/orders/7.meta4");
    }
}
