package org.perigee.download.structure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StructureCheckTest {

    private final Samples samples = new Samples(new Random(5));

    private static Structure check(String name, byte[] content) throws IOException {
        return StructureCheck.check(new Bytes() {
            @Override
            public long size() {
                return content.length;
            }

            @Override
            public void read(ByteBuffer into, long position) {
                into.put(content, Math.toIntExact(position), into.remaining());
            }
        }, name, true, () -> false);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void everyFormatIsRecognisedAndSound() throws IOException {
        for (Map.Entry<String, byte[]> sample : samples.all().entrySet()) {
            assertThat(check(sample.getKey(), sample.getValue())).as(sample.getKey()).isInstanceOf(Structure.Sound.class);
        }
    }

    @Test
    void aFileThatIsCutAnywhereIsNeverSound() throws IOException {
        long seed = System.nanoTime();
        System.out.println("StructureCheckTest cut seed " + seed);
        Random random = new Random(seed);
        for (Map.Entry<String, byte[]> sample : new Samples(random).all().entrySet()) {
            byte[] whole = sample.getValue();
            for (int i = 0; i < 200; i++) {
                // The first bytes alone do not say what the file is; its name then does, or nobody can.
                int length = i == 0 ? whole.length - 1 : 16 + random.nextInt(whole.length - 16);
                boolean betweenEntries = sample.getKey().endsWith(".tar") && length % 1536 == 0 || sample.getKey().contains(".gr") && length == 100;
                if (!betweenEntries) {
                    assertThat(check(sample.getKey(), Arrays.copyOf(whole, length))).as("%s cut to %d of %d", sample.getKey(), length, whole.length)
                            .isNotInstanceOf(Structure.Sound.class);
                }
            }
        }
    }

    @Test
    void aZipWhoseEndIsMissingIsSaidToBeCut() throws IOException {
        byte[] zip = samples.zip(3);
        assertThat(check("a.zip", Arrays.copyOf(zip, zip.length - 30))).isInstanceOfSatisfying(Structure.Damaged.class,
                damaged -> assertThat(damaged.reason()).contains("cut"));
    }

    @Test
    void aZipWithAHoleIsDamaged() throws IOException {
        byte[] zip = samples.zip(5);
        ByteArrayOutputStream holed = new ByteArrayOutputStream();
        holed.write(zip, 0, 400);
        holed.write(zip, 500, zip.length - 500);
        assertThat(check("a.zip", holed.toByteArray())).isInstanceOf(Structure.Damaged.class);
        byte[] overwritten = zip.clone();
        Arrays.fill(overwritten, 300, 420, (byte) 0);
        assertThat(check("a.zip", overwritten)).isInstanceOf(Structure.Damaged.class);
    }

    @Test
    void largeCommentedAndSelfExtractingZipsAreSound() throws IOException {
        assertThat(check("a.zip", samples.zip64())).isInstanceOf(Structure.Sound.class);
        byte[] cut = samples.zip64();
        assertThat(check("a.zip", Arrays.copyOf(cut, cut.length - 23))).isInstanceOf(Structure.Damaged.class);
        byte[] plain = samples.zip(2);
        byte[] commented = Arrays.copyOf(plain, plain.length + 5);
        commented[plain.length - 2] = 5;
        assertThat(check("a.zip", commented)).isInstanceOf(Structure.Sound.class);
        ByteArrayOutputStream shifted = new ByteArrayOutputStream();
        shifted.writeBytes(utf8("#!/bin/sh\nexit\n"));
        shifted.writeBytes(plain);
        assertThat(check("a.zip", shifted.toByteArray())).isInstanceOf(Structure.Sound.class);
        assertThat(check("a.zip", samples.zip(0))).isInstanceOf(Structure.Sound.class);
    }

    @Test
    void theContentDecidesBeforeTheName() throws IOException {
        assertThat(check("S5P.zip", samples.hdf5(0))).isEqualTo(new Structure.Sound("HDF5"));
        assertThat(check("no-name", samples.zip(1))).isEqualTo(new Structure.Sound("zip"));
        assertThat(check("x.bin", samples.noise(1000))).isInstanceOf(Structure.Unknown.class);
        assertThat(check("x.SAFE", samples.noise(1000))).isInstanceOf(Structure.Unknown.class);
        assertThat(check("empty.zip", new byte[0])).isInstanceOf(Structure.Unknown.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.zip", "a.tif", "a.nc", "a.jp2", "a.h5", "a.tar.gz", "a.png"})
    void whatDoesNotBeginAsItsNamePromisesIsDamaged(String name) throws IOException {
        byte[] noise = samples.noise(5000);
        noise[0] = 0;
        assertThat(check(name, noise)).isInstanceOf(Structure.Damaged.class);
    }

    @Test
    void aPageInPlaceOfTheFileIsRecognisedWithItsMessage() throws IOException {
        assertThat(check("a.zip", utf8("<!DOCTYPE html><html><head><title>Please sign in</title></head></html>"))).isEqualTo(new Structure.Page("Please sign in"));
        assertThat(check("a.nc", utf8("\ufeff {\"detail\":\"Quota exceeded\"}"))).isEqualTo(new Structure.Page("Quota exceeded"));
        assertThat(check("a.tif", utf8("<?xml version='1.0'?><Error><Message>Access denied</Message></Error>"))).isEqualTo(new Structure.Page("Access denied"));
        assertThat(check("manifest.xml", utf8("<html><head><title>503</title></head></html>"))).isEqualTo(new Structure.Page("503"));
        assertThat(check("index.html", utf8("<html></html>"))).isInstanceOf(Structure.Unknown.class);
        assertThat(check("readme.txt", utf8("{not json}"))).isInstanceOf(Structure.Unknown.class);
    }

    @Test
    void documentTypesAreNeitherReadNorFollowed() throws IOException {
        String bomb = "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\"><!ENTITY y \"&x;&x;\">]><a>&y;</a>";
        assertThat(check("a.xml", utf8("<?xml version='1.0'?>" + bomb))).isNotInstanceOf(Structure.Damaged.class);
    }

    @Test
    void garbledFilesNeverThrowNorHang() throws IOException {
        long seed = System.nanoTime();
        System.out.println("StructureCheckTest garble seed " + seed);
        Random random = new Random(seed);
        Map<String, byte[]> all = new Samples(random).all();
        all.put("big.zip", new Samples(random).zip64());
        for (Map.Entry<String, byte[]> sample : all.entrySet()) {
            for (int i = 0; i < 300; i++) {
                byte[] garbled = sample.getValue().clone();
                for (int n = random.nextInt(8); n >= 0; n--) {
                    int at = random.nextInt(garbled.length);
                    garbled[at] = random.nextBoolean() ? (byte) 0xff : (byte) random.nextInt();
                }
                assertThat(check(sample.getKey(), garbled)).isNotNull();
            }
        }
    }
}
