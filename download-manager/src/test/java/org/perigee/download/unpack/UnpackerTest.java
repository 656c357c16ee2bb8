package org.perigee.download.unpack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.perigee.download.unpack.UnpackException.Reason;

class UnpackerTest {

    private static final byte[] TEXT = "content".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    private final Unpacker unpacker = new Unpacker(UnpackLimits.DEFAULT);

    @AfterEach
    void nothingIsLeftHalfDone() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            assertThat(all).noneMatch(path -> path.getFileName().toString().endsWith(".part"));
        }
    }

    private Path zip(String name, String... entries) throws IOException {
        Path file = folder.resolve(name);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (String entry : entries) {
                zip.putNextEntry(new ZipEntry(entry));
                if (!entry.endsWith("/")) {
                    zip.write(TEXT);
                }
            }
        }
        return file;
    }

    private Path tar(String name, TarArchiveEntry... entries) throws IOException {
        Path file = folder.resolve(name);
        try (OutputStream raw = Files.newOutputStream(file); OutputStream out = name.endsWith(".tar") ? raw : new GZIPOutputStream(raw);
                TarArchiveOutputStream tar = new TarArchiveOutputStream(out)) {
            for (TarArchiveEntry entry : entries) {
                boolean file0 = entry.isFile() && !entry.isSymbolicLink() && !entry.isLink() && !entry.isFIFO();
                entry.setSize(file0 ? TEXT.length : 0);
                tar.putArchiveEntry(entry);
                if (file0) {
                    tar.write(TEXT);
                }
                tar.closeArchiveEntry();
            }
        }
        return file;
    }

    private void isRefused(Path archive, Reason reason) {
        assertThatThrownBy(() -> unpacker.unpack(archive, UnpackProgress.NONE))
                .isInstanceOfSatisfying(UnpackException.class, e -> assertThat(e.reason()).isEqualTo(reason));
        assertThat(archive).exists();
        assertThat(folder.getParent().resolve("evil")).doesNotExist();
    }

    @Test
    void anArchiveWithOneFolderBecomesThatFolder() throws IOException {
        Path archive = zip("product.zip", "X.SAFE/", "X.SAFE/manifest.safe", "X.SAFE/IMG/B02.jp2");
        Unpacked unpacked = unpacker.unpack(archive, UnpackProgress.NONE);
        assertThat(unpacked).isEqualTo(new Unpacked(folder.resolve("X.SAFE"), 2, 14));
        assertThat(folder.resolve("X.SAFE/IMG/B02.jp2")).hasBinaryContent(TEXT);
        assertThat(archive).exists();
    }

    @Test
    void anyOtherArchiveBecomesAFolderOfItsName() throws IOException {
        assertThat(unpacker.unpack(zip("product.zip", "a.txt", "b/c.txt"), UnpackProgress.NONE).path()).isEqualTo(folder.resolve("product"));
        assertThat(folder.resolve("product/b/c.txt")).hasBinaryContent(TEXT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"p.tar", "p.tar.gz", "p.tgz"})
    void tarIsUnpackedWithAndWithoutCompression(String name) throws IOException {
        Path archive = tar(name, new TarArchiveEntry("./"), new TarArchiveEntry("./X.SEN3/"), new TarArchiveEntry("./X.SEN3/a.nc"));
        assertThat(unpacker.unpack(archive, UnpackProgress.NONE).path()).isEqualTo(folder.resolve("X.SEN3"));
        assertThat(folder.resolve("X.SEN3/a.nc")).hasBinaryContent(TEXT);
    }

    @Test
    void whatIsThereIsNotOverwritten() throws IOException {
        Files.createDirectory(folder.resolve("X.SAFE"));
        assertThat(unpacker.unpack(zip("p.zip", "X.SAFE/a"), UnpackProgress.NONE).path()).isEqualTo(folder.resolve("X.SAFE (2)"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../evil", "a/../../evil", "/evil", "C:\\evil", "..\\evil", "a/%2e%2e/%2e%2e/evil", "~/evil", "con", "a\u0000b", "a//b"})
    void namesThatLeadElsewhereAreRefused(String name) throws IOException {
        isRefused(zip("p.zip", "fine.txt", name), Reason.UNSAFE);
    }

    @Test
    void linksInTarAreRefused() throws IOException {
        TarArchiveEntry symbolic = new TarArchiveEntry("x", TarConstants.LF_SYMLINK);
        symbolic.setLinkName("/etc");
        isRefused(tar("a.tar", symbolic, new TarArchiveEntry("x/evil")), Reason.UNSAFE);
        TarArchiveEntry hard = new TarArchiveEntry("y", TarConstants.LF_LINK);
        hard.setLinkName("/etc/passwd");
        isRefused(tar("b.tar", hard), Reason.UNSAFE);
        isRefused(tar("c.tar", new TarArchiveEntry("z", TarConstants.LF_FIFO)), Reason.UNSAFE);
    }

    @Test
    void linksInZipAreRefused() throws IOException {
        Path file = folder.resolve("p.zip");
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(file)) {
            ZipArchiveEntry link = new ZipArchiveEntry("x");
            link.setUnixMode(0120777);
            zip.putArchiveEntry(link);
            zip.write("/etc".getBytes(StandardCharsets.UTF_8));
            zip.closeArchiveEntry();
        }
        isRefused(file, Reason.UNSAFE);
    }

    @Test
    void twoEntriesThatWouldBeOneFileAreRefused() throws IOException {
        isRefused(zip("p.zip", "a/B.txt", "a/b.TXT"), Reason.UNSAFE);
    }

    @Test
    void aBombIsGivenUpBeforeItFillsTheDisk() throws IOException {
        Path file = folder.resolve("bomb.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("zeros"));
            byte[] zeros = new byte[1_000_000];
            for (int i = 0; i < 300; i++) {
                zip.write(zeros);
            }
        }
        assertThatThrownBy(() -> unpacker.unpack(file, (entries, bytes) -> {
            assertThat(bytes).isLessThan(120_000_000);
            return true;
        })).isInstanceOfSatisfying(UnpackException.class, e -> assertThat(e.reason()).isEqualTo(Reason.TOO_MUCH));
    }

    @Test
    void theNumberOfEntriesAndBytesIsLimited() throws IOException {
        Path archive = zip("p.zip", "a", "b", "c");
        assertThatThrownBy(() -> new Unpacker(new UnpackLimits(2, 100, 100)).unpack(archive, UnpackProgress.NONE))
                .isInstanceOfSatisfying(UnpackException.class, e -> assertThat(e.reason()).isEqualTo(Reason.TOO_MUCH));
        assertThatThrownBy(() -> new Unpacker(new UnpackLimits(9, 15, 100)).unpack(archive, UnpackProgress.NONE))
                .isInstanceOfSatisfying(UnpackException.class, e -> assertThat(e.reason()).isEqualTo(Reason.TOO_MUCH));
    }

    @Test
    void itCanBeEnded() throws IOException {
        Path archive = zip("p.zip", "a", "b");
        assertThatThrownBy(() -> unpacker.unpack(archive, (entries, bytes) -> entries < 2))
                .isInstanceOfSatisfying(UnpackException.class, e -> assertThat(e.reason()).isEqualTo(Reason.CANCELLED));
        assertThat(folder.resolve("p")).doesNotExist();
    }

    @Test
    void damageIsNoticedAndTheArchiveKept() throws IOException {
        Path archive = zip("p.zip", "a", "b");
        byte[] bytes = Files.readAllBytes(archive);
        Files.write(archive, java.util.Arrays.copyOf(bytes, bytes.length - 30));
        isRefused(archive, Reason.DAMAGED);
        Path stored = folder.resolve("stored.zip");
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(stored)) {
            zip.setMethod(ZipEntry.STORED);
            zip.putArchiveEntry(new ZipArchiveEntry("a"));
            zip.write(TEXT);
            zip.closeArchiveEntry();
        }
        byte[] changed = Files.readAllBytes(stored);
        String text = new String(changed, StandardCharsets.ISO_8859_1);
        changed[text.indexOf("content")] ^= 1;
        Files.write(stored, changed);
        isRefused(stored, Reason.DAMAGED);
    }

    @Test
    void aTarThatEndsEarlyIsDamaged() throws IOException {
        Path archive = tar("p.tar.gz", new TarArchiveEntry("x/a"), new TarArchiveEntry("x/b"));
        byte[] bytes = Files.readAllBytes(archive);
        Files.write(archive, java.util.Arrays.copyOf(bytes, bytes.length / 2));
        isRefused(archive, Reason.DAMAGED);
    }

    /// Whatever is done to an archive, it is taken apart or refused, and nothing leaves the folder.
    @Test
    void archivesWithFlippedBytesNeverDoHarm() throws IOException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        byte[] zip = Files.readAllBytes(zip("seed.zip", "X/a", "X/b/c"));
        byte[] tar = Files.readAllBytes(tar("seed.tar", new TarArchiveEntry("X/a"), new TarArchiveEntry("X/b")));
        for (int i = 0; i < 300; i++) {
            boolean asZip = random.nextBoolean();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            out.write(asZip ? zip : tar);
            byte[] bytes = out.toByteArray();
            for (int flips = 0; flips < 3; flips++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            Path inner = Files.createDirectory(folder.resolve("run" + i));
            Path archive = Files.write(inner.resolve(asZip ? "p.zip" : "p.tar"), bytes);
            try {
                assertThat(unpacker.unpack(archive, UnpackProgress.NONE).path()).startsWith(inner);
            } catch (UnpackException e) {
                assertThat(e.reason()).as("seed %d", seed).isIn(List.of(Reason.DAMAGED, Reason.UNSAFE, Reason.UNSUPPORTED, Reason.TOO_MUCH));
            }
        }
    }
}
