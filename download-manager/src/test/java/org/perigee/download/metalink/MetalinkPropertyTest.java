package org.perigee.download.metalink;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.perigee.download.Digest;
import org.perigee.download.Generated;
import org.perigee.download.Pieces;
import org.perigee.download.SafeName;
import org.perigee.download.list.NameClaims;

/// Every Metalink that is written is read as it was; every damaged one is read safely or refused.
class MetalinkPropertyTest {

    private static MetalinkFile file(Generated values, int number) {
        String name = (values.maybe() ? SafeName.clean(values.text(12)) + "/" : "") + SafeName.clean(values.text(20) + number);
        OptionalLong size = values.maybe() ? OptionalLong.of(values.bytes() % 1_000_000_000_000L) : OptionalLong.empty();
        List<Digest> digests = new ArrayList<>();
        for (var one : List.of(List.of("md5", "32"), List.of("sha-1", "40"), List.of("sha-256", "64"), List.of("sha-512", "128"))) {
            if (values.maybe()) {
                digests.add(new Digest(one.get(0), values.hex(Integer.parseInt(one.get(1)))));
            }
        }
        List<MetalinkUrl> urls = new ArrayList<>();
        for (int i = values.below(5); i >= 0; i--) {
            urls.add(new MetalinkUrl(URI.create("https://m" + i + ".example/" + values.hex(5) + "?q=" + values.below(9)), 1 + urls.size() * 10, values.maybe() ? "fr" : ""));
        }
        String description = values.text(20).replaceAll("\\p{C}", "").strip();
        return new MetalinkFile(name, size, digests, pieces(values, size), urls, description.equals(name) ? "" : description,
                new MetalinkTraits(values.maybe() ? "1.0" : "", values.some(2, each -> "en"), values.some(2, each -> "Linux-x64")));
    }

    private static Pieces pieces(Generated values, OptionalLong size) {
        if (size.isEmpty() || size.getAsLong() == 0 || values.maybe()) {
            return null;
        }
        long length = Math.max(1, size.getAsLong() / (1 + values.below(10)));
        int count = (int) ((size.getAsLong() + length - 1) / length);
        return new Pieces("sha-1", length, java.util.stream.IntStream.range(0, count).mapToObj(i -> values.hex(40)).toList());
    }

    private static Metalink made(Generated values) {
        NameClaims names = new NameClaims();
        List<MetalinkFile> files = new ArrayList<>();
        for (int i = values.below(5); i >= 0; i--) {
            MetalinkFile file = file(values, i);
            if (names.claim(file.name()).isEmpty()) {
                files.add(file);
            }
        }
        return new Metalink(files, List.of(), "Perigee/" + values.below(9), "https://a.example/search?q=" + values.below(9), values.maybe(),
                values.maybe() ? Instant.ofEpochSecond(values.below(Integer.MAX_VALUE)) : null);
    }

    private static byte[] written(Metalink metalink) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(MetalinkWriter.write(metalink, out)).isEmpty();
        return out.toByteArray();
    }

    @Test
    void everyMetalinkComesBackAsItWas() throws Exception {
        Generated.times(500, "Metalink round trips", values -> {
            Metalink metalink = made(values);
            assertThat(MetalinkReader.read(new ByteArrayInputStream(written(metalink)), null)).isEqualTo(metalink);
        });
    }

    @Test
    void everyDamagedMetalinkIsReadSafelyOrRefused() throws Exception {
        Generated.times(2_000, "damaged Metalinks", values -> {
            String text = values.damaged(new String(written(made(values)), StandardCharsets.UTF_8));
            read(text).ifPresent(metalink -> assertThat(metalink.files()).as(text).allMatch(file -> SafeName.problem(file.name()).isEmpty() && !file.urls().isEmpty()));
        });
    }

    private static Optional<Metalink> read(String text) throws IOException {
        try {
            return Optional.of(MetalinkReader.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), null));
        } catch (MetalinkException e) {
            assertThat(e).message().isNotBlank();
            return Optional.empty();
        }
    }
}
