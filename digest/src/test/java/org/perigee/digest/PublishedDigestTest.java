package org.perigee.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PublishedDigestTest {

    private static final String MD5 = "64ffca4b9cd13d094ed05554e010db5a";

    @ParameterizedTest
    @CsvSource({"MD5,md5", "md5sum,md5", "SHA1,sha-1", "sha,sha-1", "SHA-256,sha-256", "sha2-256,sha-256", "SHA256,sha-256", "sha_512,sha-512",
        "SHA-512/256,sha-512/256", "sha512-256,sha-512/256", "SHA3-256,sha3-256", "sha3_512,sha3-512", "BLAKE3,blake3", "b3,blake3", "CRC32C,crc32c",
        "crc-32,crc32"})
    void knowsEverySpelling(String spelling, String canonical) {
        assertThat(HashFunction.named(spelling).orElseThrow().label()).isEqualTo(canonical);
    }

    @ParameterizedTest
    @CsvSource({"keccak-256", "whirlpool", "adler-32", "blake2b", "''", "sha3-25"})
    void doesNotTakeOneFunctionForAnother(String name) {
        assertThat(HashFunction.named(name)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(HashFunction.class)
    void readsEveryFunctionInHexadecimalBase64AndMultihash(HashFunction function) {
        byte[] bytes = new byte[function.bytes()];
        new Random(function.ordinal()).nextBytes(bytes);
        String hex = HexFormat.of().formatHex(bytes);
        PublishedDigest expected = PublishedDigest.of(function, hex);
        for (String form : List.of(hex, hex.toUpperCase(java.util.Locale.ROOT), " " + hex + "\n", Base64.getEncoder().encodeToString(bytes),
                Base64.getEncoder().withoutPadding().encodeToString(bytes), ":" + Base64.getEncoder().encodeToString(bytes) + ":",
                function.label() + ":" + hex, function.name() + "=" + hex)) {
            assertThat(PublishedDigest.read(function.label(), form)).as(form).contains(expected);
        }
        assertThat(Multihash.encode(expected).isPresent()).isEqualTo(function.code().isPresent());
        Multihash.encode(expected).ifPresent(multihash -> {
            assertThat(Multihash.decode(multihash)).contains(expected);
            assertThat(PublishedDigest.read("", multihash)).contains(expected);
            assertThat(PublishedDigest.read(function.label(), multihash)).contains(expected);
        });
        assertThat(expected.candidates()).containsExactly(function);
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {"d50110,16,md5", "1610,16,unsure", "1220,32,sha-256", "1620,32,sha3-256", "1e20,32,blake3", "1114,20,sha-1",
        "1340,64,sha-512", "952020,32,sha-512/256", "d50120,32,unsure", "'',16,md5", "'',32,unsure", "f1220,32,sha-256", "1220,31,-", "zz,4,-", "b22020,32,-",
        "0020,32,-", "'',5,-"})
    void readsMultihashesAndDistrustsTheirLabels(String prefix, int bytes, String algorithm) {
        String digest = "a7".repeat(bytes);
        assertThat(Multihash.decode(prefix + digest).map(PublishedDigest::algorithm).orElse(null)).isEqualTo(algorithm);
        Multihash.decode(prefix + digest).ifPresent(read -> assertThat(read.hex()).isEqualTo(digest));
    }

    @Test
    void aWrongLabelRefutesNothingButStillSaysWhatToTry() {
        PublishedDigest sixteen = Multihash.decode("1610" + MD5).orElseThrow();
        assertThat(sixteen.refutes()).isFalse();
        assertThat(sixteen.candidates()).containsExactly(HashFunction.MD5);
        PublishedDigest thirtyTwo = Multihash.decode("d50120" + MD5 + MD5).orElseThrow();
        assertThat(thirtyTwo.candidates()).contains(HashFunction.SHA_256, HashFunction.SHA3_256, HashFunction.BLAKE3);
        assertThat(PublishedDigest.of(HashFunction.MD5, MD5).refutes()).isTrue();
    }

    @Test
    void aNameThatDoesNotFitTheLengthIsNotBelieved() {
        assertThat(PublishedDigest.read("SHA-256", MD5)).contains(PublishedDigest.unsure(MD5));
        assertThat(PublishedDigest.read("md5", "1220" + MD5 + MD5)).isEmpty();
        assertThat(PublishedDigest.read("whirlpool", MD5)).isEmpty();
        assertThat(PublishedDigest.read("md5", "sha256:" + MD5 + MD5)).isEmpty();
    }

    @Test
    void aBareDigestIsNamedOnlyWhereItsLengthLeavesNoDoubt() {
        assertThat(PublishedDigest.read("", MD5.toUpperCase(java.util.Locale.ROOT))).contains(PublishedDigest.of(HashFunction.MD5, MD5));
        assertThat(PublishedDigest.read("checksum", MD5 + MD5)).contains(PublishedDigest.unsure(MD5 + MD5));
        assertThat(PublishedDigest.read("", "md5=" + MD5)).contains(PublishedDigest.of(HashFunction.MD5, MD5));
        assertThat(PublishedDigest.read("", "")).isEmpty();
    }

    @Test
    void everyCutOrGarbledTextIsReadOrLeftAloneButNeverThrows() throws Exception {
        long seed = System.nanoTime();
        System.out.println("PublishedDigestTest seed " + seed);
        Random random = new Random(seed);
        byte[] sum = MessageDigest.getInstance("SHA-256").digest(new byte[] {1});
        String good = "1220" + HexFormat.of().formatHex(sum);
        String letters = "0123456789abcdefABCDEFgZ=:+/-_ \"\u00e9";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder(good.substring(random.nextInt(good.length())));
            for (int n = random.nextInt(4); n > 0 && !text.isEmpty(); n--) {
                text.setCharAt(random.nextInt(text.length()), letters.charAt(random.nextInt(letters.length())));
            }
            for (String name : List.of("", "md5", "sha-256", "nothing")) {
                PublishedDigest.read(name, text.toString()).ifPresent(read -> {
                    assertThat(read.candidates()).isNotEmpty();
                    assertThat(read.candidates()).allMatch(function -> 2 * function.bytes() == read.hex().length());
                });
            }
        }
    }
}
