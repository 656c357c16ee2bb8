package org.perigee.download.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32C;
import org.apache.commons.codec.digest.Blake3;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.perigee.digest.HashFunction;
import org.perigee.download.Digest;

class DigestCheckTest {

    private static final byte[] CONTENT = "Nothing is so well verified as what was hashed.".getBytes(java.nio.charset.StandardCharsets.UTF_8);

    @TempDir
    private Path folder;
    private Path file;

    @BeforeEach
    void write() throws IOException {
        file = Files.write(folder.resolve("f"), CONTENT);
    }

    private static String hash(String algorithm) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(CONTENT));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private Verdict check(Digest... promised) throws IOException {
        return FileCheck.check(file, List.of(promised), () -> false);
    }

    @ParameterizedTest
    @ValueSource(strings = {"MD5", "SHA-1", "SHA-224", "SHA-256", "SHA-384", "SHA-512", "SHA-512/224", "SHA-512/256", "SHA3-224", "SHA3-256", "SHA3-384",
        "SHA3-512"})
    void everyAlgorithmOfTheFieldVerifiesAndRefutes(String algorithm) throws IOException {
        assertThat(check(new Digest(algorithm, hash(algorithm)))).isInstanceOfSatisfying(Verdict.Agrees.class,
                agrees -> assertThat(agrees.algorithms()).isEqualToIgnoringCase(algorithm));
        assertThat(check(new Digest(algorithm, "0".repeat(hash(algorithm).length())))).isInstanceOfSatisfying(Verdict.Differs.class,
                differs -> assertThat(differs.actual()).isEqualTo(hash(algorithm)));
    }

    @Test
    void blake3AndCrc32cVerifyToo() throws IOException {
        CRC32C crc = new CRC32C();
        crc.update(CONTENT);
        assertThat(check(new Digest("BLAKE3", HexFormat.of().formatHex(Blake3.hash(CONTENT))), new Digest("crc32c", HexFormat.of().toHexDigits((int) crc.getValue()))))
                .isInstanceOfSatisfying(Verdict.Agrees.class, agrees -> assertThat(agrees.algorithms()).isEqualTo("blake3, crc32c"));
    }

    @Test
    void aDigestWithoutATrueNameVerifiesButNeverRefutes() throws IOException {
        assertThat(check(new Digest("unsure", hash("SHA3-256")))).isInstanceOfSatisfying(Verdict.Agrees.class,
                agrees -> assertThat(agrees.algorithms()).isEqualTo("sha3-256"));
        assertThat(check(new Digest("unsure", "ab".repeat(32)))).isInstanceOf(Verdict.Unverifiable.class);
    }

    @Test
    void theDigestOfNothingIsNotBelievedOfAFileThatIsSomething() throws IOException {
        assertThat(check(new Digest("md5", "d41d8cd98f00b204e9800998ecf8427e"))).isInstanceOf(Verdict.Unverifiable.class);
        Files.write(file, new byte[0]);
        assertThat(check(new Digest("md5", "d41d8cd98f00b204e9800998ecf8427e"))).isInstanceOf(Verdict.Agrees.class);
    }

    @Test
    void oneWrongDigestOutweighsARightOne() throws IOException {
        assertThat(check(new Digest("md5", hash("MD5")), new Digest("sha-1", "0".repeat(40)))).isInstanceOf(Verdict.Differs.class);
    }

    @Test
    void whatIsWantedForTheRecordIsComputedWhereNothingWasPromised() throws IOException {
        Verdict verdict = FileCheck.check(file, List.of(), Set.of(HashFunction.SHA_256), () -> false, _ -> { }).orElseThrow();
        assertThat(verdict).isEqualTo(new Verdict.Unverifiable(List.of(new Digest("sha-256", hash("SHA-256")))));
    }
}
