package org.perigee.app.core.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {

    private static final String BAND = "S2A_X.SAFE/GRANULE/L2A_T32/IMG_DATA/R10m/T32TLQ_20250601_B02_10m.jp2";

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "**/*_B0[248]_10m.jp2|true", "**/*_B0[!248]_10m.jp2|false", "**/*_B0[1-3]_10M.JP2|true", "*_B02_10m.jp2|true", "*/*_B02_10m.jp2|false",
        "**/R10m/**|true", "**/R20m/**|false", "**/*_{TCI,B02}_10m.jp2|true", "**/*_{TCI,B03}_10m.jp2|false", "**/*_B0?_10m.jp2|true",
        "S2A_X.SAFE/**|true", "**|true", "*|true", "**/T32TLQ_20250601_B02_10m.jp2|true", "GRANULE/**|false", "**/*.jp|false"})
    void matchesPathsInsideAProduct(String pattern, boolean matches) {
        assertThat(Glob.of(pattern).matches(BAND)).isEqualTo(matches);
    }

    @Test
    void aManifestInTheRootFolderIsFound() {
        assertThat(Glob.of("*/manifest.safe").matches("S2A_X.SAFE/manifest.safe")).isTrue();
        assertThat(Glob.of("*/manifest.safe").matches("S2A_X.SAFE/a/manifest.safe")).isFalse();
    }

    @Test
    void charactersOfRegularExpressionsMeanThemselves() {
        assertThat(Glob.of("a+(b).x$").matches("a+(b).x$")).isTrue();
        assertThat(Glob.of("a.x").matches("abx")).isFalse();
        assertThat(Glob.of("[a^b]").matches("^")).isTrue();
    }

    @Test
    void commasSeparatePatternsOutsideOfBraces() {
        assertThat(Glob.list("*.xml, *_{B02,B03}.jp2")).extracting(Glob::text).containsExactly("*.xml", "*_{B02,B03}.jp2");
    }

    @Test
    void whatIsNotClosedOrEmptyIsSaid() {
        assertThatThrownBy(() -> Glob.of("a{b")).hasMessageContaining("brace");
        assertThatThrownBy(() -> Glob.of("a[b")).hasMessageContaining("bracket");
        assertThatThrownBy(() -> Glob.list("a,,b")).hasMessageContaining("empty");
        assertThatThrownBy(() -> Glob.of("[z-a]")).isInstanceOf(IllegalArgumentException.class);
    }
}
