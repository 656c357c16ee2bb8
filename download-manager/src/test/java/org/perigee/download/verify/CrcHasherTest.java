package org.perigee.download.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.perigee.download.Digest;

class CrcHasherTest {

    private static final byte[] CHECK = "123456789".getBytes(StandardCharsets.US_ASCII);

    /// The values that the catalogue of parametrised CRC algorithms gives for the nine digits.
    @ParameterizedTest
    @CsvSource({"crc32,cbf43926", "crc32c,e3069283", "crc64nvme,ae8b14860a799888"})
    void agreesWithThePublishedCheckValues(String algorithm, String hex) {
        Hasher hasher = Hasher.of(new Digest(algorithm, hex)).orElseThrow();
        hasher.update(ByteBuffer.wrap(CHECK));
        assertThat(hasher.finish()).isEqualTo(hex);
        hasher.update(ByteBuffer.wrap(CHECK, 0, 4));
        hasher.update(ByteBuffer.wrap(CHECK, 4, 5));
        assertThat(hasher.finish()).as("in two parts, after a new beginning").isEqualTo(hex);
    }

    @Test
    void longInputsGiveTheSameByteByByteAndAtOnce() {
        byte[] bytes = new byte[1_003];
        new Random(3).nextBytes(bytes);
        Hasher whole = Hasher.of("crc64nvme").orElseThrow();
        whole.update(ByteBuffer.wrap(bytes));
        Hasher single = Hasher.of("crc64nvme").orElseThrow();
        for (byte each : bytes) {
            single.update(ByteBuffer.wrap(new byte[] {each}));
        }
        assertThat(whole.finish()).isEqualTo(single.finish());
    }
}
