package org.perigee.app.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.perigee.catalog.federation.Acquisition;
import org.perigee.catalog.model.Asset;
import org.perigee.catalog.model.Checksum;
import org.perigee.catalog.model.Item;
import org.perigee.catalog.model.ItemRef;
import org.perigee.catalog.model.SourceDocument;
import org.perigee.download.Digest;
import org.perigee.download.Source;
import org.perigee.download.TransferRequest;

class DownloadPlanTest {

    private static final String MD5 = "0123456789abcdef0123456789abcdef";
    private static final String OTHER = "fedcba9876543210fedcba9876543210";
    private final DownloadPlan plan = new DownloadPlan(id -> id.toUpperCase(java.util.Locale.ROOT));
    private final Path folder = Path.of("/data").toAbsolutePath();

    private static Item item(String provider, String title, Asset... assets) {
        Instant now = Instant.parse("2025-06-01T00:00:00Z");
        return new Item(new ItemRef(provider, "c", title), title, now, now, null, Map.of(), List.of(assets),
                new SourceDocument("application/json", "{}"), now);
    }

    private static Asset product(String href, String md5) {
        return Asset.builder("product", URI.create(href)).roles(Asset.PRODUCT_ROLE).mediaType("application/zip").size(1000)
                .checksums(List.of(new Checksum("md5", md5))).realm("realm-of-" + URI.create(href).getHost()).build();
    }

    private List<TransferRequest> files(Item... offers) {
        return plan.plan(List.of(new Acquisition("key", List.of(offers))), folder, "b").requests();
    }

    @Test
    void offersWithTheSameChecksumBecomeMirrorsEachWithItsOwnRealm() {
        List<TransferRequest> files = files(item("a", "S2A_X.SAFE", product("https://a.example/1", MD5)),
                item("b", "S2A_X", product("https://b.example/1", MD5)));
        assertThat(files).singleElement().satisfies(file -> {
            assertThat(file.name()).isEqualTo("S2A_X.SAFE.zip");
            assertThat(file.sources()).extracting(Source::realm).containsExactly("realm-of-a.example", "realm-of-b.example");
            assertThat(file.sources().get(0).priority()).isLessThan(file.sources().get(1).priority());
            assertThat(file.digests()).containsExactly(new Digest("md5", MD5));
            assertThat(file.sizeExact()).isFalse();
        });
    }

    @Test
    void offersWithDifferentChecksumsAreNeverMirrorsOfOneFile() {
        List<TransferRequest> files = files(item("a", "S2A_X.SAFE", product("https://a.example/1", MD5)),
                item("b", "S2A_X", product("https://b.example/1", OTHER)));
        assertThat(files).singleElement().satisfies(file -> assertThat(file.sources()).hasSize(1));
    }

    @Test
    void aCatalogueWithoutProductFileGivesItsDataFilesInAFolderOfTheProductsName() {
        Item cog = item("es", "S2A_32TLQ_COG",
                Asset.builder("red", URI.create("https://x.example/a/B04.tif")).roles("data").build(),
                Asset.builder("thumbnail", URI.create("https://x.example/a/t.jpg")).roles("thumbnail").build(),
                Asset.builder("blue", URI.create("s3://bucket/a/B02.jp2")).roles("data").build());
        assertThat(files(cog)).extracting(TransferRequest::name).containsExactly("S2A_32TLQ_COG/B04.tif");
    }

    @Test
    void whatCannotBeFetchedIsSaidAndNotSilentlyLeftOut() {
        DownloadPlan.Plan result = plan.plan(List.of(new Acquisition("k", List.of(item("a", "ONLY_S3",
                Asset.builder("product", URI.create("s3://bucket/x")).roles(Asset.PRODUCT_ROLE).build())))), folder, "b");
        assertThat(result.requests()).isEmpty();
        assertThat(result.unavailable()).containsExactly("ONLY_S3");
    }

    @Test
    void namesFromServersNeverLeaveTheFolder() {
        Asset evil = Asset.builder("product", URI.create("https://a.example/1")).roles(Asset.PRODUCT_ROLE).fileName("../../etc/passwd").build();
        assertThat(files(item("a", "..\\..\\evil", evil)).getFirst().name()).isEqualTo("passwd");
        Asset plain = Asset.builder("product", URI.create("https://a.example/1")).roles(Asset.PRODUCT_ROLE).build();
        assertThat(files(item("a", "..", plain)).getFirst().name()).doesNotContain("..");
    }
}
