package org.perigee.download;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class VerificationTest {

    @Test
    void whatIsStoredIsReadAsItWas() {
        for (Verification one : List.of(Verification.NONE, new Verification.Verified(List.of("md5", "blake3"), ""),
                new Verification.Verified(List.of("md5"), "odd, but so it was published"), new Verification.Complete(""), new Verification.Complete("zip"),
                new Verification.Mismatch("md5", "aa", "bb"), new Verification.Mismatch("zip", "sound", ""))) {
            assertThat(Verification.parse(one.text())).isEqualTo(one);
            assertThat(one.text()).doesNotContain("\n");
        }
    }

    @Test
    void namesOfAlgorithmsAloneAreAVerificationAsEarlierVersionsWroteIt() {
        assertThat(Verification.parse("md5, blake3")).isEqualTo(new Verification.Verified(List.of("md5", "blake3"), ""));
        assertThat(Verification.parse("").verifiedBy()).isEmpty();
    }

    @Test
    void lineBreaksInAServersWordsDoNotBreakTheLine() {
        assertThat(Verification.parse(new Verification.Mismatch("content", "the file", "a\tb\nc").text()))
                .isEqualTo(new Verification.Mismatch("content", "the file", "a b c"));
    }
}
