package org.perigee.app.core;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.perigee.catalog.federation.Acquisition;
import org.perigee.catalog.json.ItemJson;
import org.perigee.catalog.json.ItemJsonReader;
import org.perigee.catalog.model.Asset;
import org.perigee.catalog.model.Checksum;
import org.perigee.catalog.model.Item;
import org.perigee.catalog.model.ItemRef;
import org.perigee.catalog.model.SourceDocument;
import org.perigee.download.TransferRequest;

class CarriedMirrorsTest {

    private static final Instant NOW = Instant.parse("2025-06-01T00:00:00Z");
    private static final String MD5 = "0123456789abcdef0123456789abcdef";
    private static final String OTHER = "fedcba9876543210fedcba9876543210";

    private static Item item(String provider, String href, Checksum... checksums) {
        Asset asset = Asset.builder("product", URI.create(href)).roles(Asset.PRODUCT_ROLE).mediaType("application/zip").size(1000)
                .checksums(List.of(checksums)).realm(provider).build();
        return new Item(new ItemRef(provider, "c", "X"), "X.zip", NOW, NOW, null, Map.of(), List.of(asset), new SourceDocument("application/json", "{}"), NOW);
    }

    @Test
    void provenOffersTravelAsAlternatesAndComeBackAsMirrors() throws Exception {
        Acquisition acquisition = new Acquisition("X", List.of(item("a", "https://a.example/1", new Checksum("md5", MD5)),
                item("b", "https://b.example/1", new Checksum("md5", MD5), new Checksum("blake3", MD5 + MD5)),
                item("c", "https://c.example/1", new Checksum("md5", OTHER))));
        JsonNode written = ItemJson.write(CarriedMirrors.of(acquisition));
        assertThat(written.path("stac_extensions").toString()).contains("alternate-assets");
        assertThat(written.path("assets").path("product").path("alternate").toString()).contains("https://b.example/1").doesNotContain("c.example");
        Item read = new ItemJsonReader("", NOW).read(written).item();
        TransferRequest request = new DownloadPlan(id -> id).plan(List.of(new Acquisition("X", List.of(read))), Path.of("/d").toAbsolutePath(), "b").requests().getFirst();
        assertThat(request.sources()).extracting(source -> source.uri().toString()).containsExactly("https://a.example/1", "https://b.example/1");
        assertThat(request.digests()).hasSize(2);
    }

    @Test
    void anOfferThatNothingProvesCarriesNoMirror() {
        Acquisition acquisition = new Acquisition("X", List.of(item("a", "https://a.example/1"), item("b", "https://b.example/1", new Checksum("md5", MD5))));
        assertThat(CarriedMirrors.of(acquisition)).isSameAs(acquisition.preferred());
    }
}
