package org.perigee.download;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.zip.CRC32;
import org.perigee.access.HttpAccess;

/// A queue in a folder of its own, with the patience of a test.
final class Bench implements AutoCloseable {

    private static final Duration LONGEST = Duration.ofSeconds(60);

    final Path folder;
    final DownloadManager manager;
    final HttpAccess access;

    Bench(Path folder) {
        this(folder, DownloadLimits.DEFAULT);
    }

    Bench(Path folder, DownloadLimits limits) {
        this(folder, limits, HttpAccess.anonymous(), Duration.ofSeconds(2), Duration.ofSeconds(20));
    }

    Bench(Path folder, DownloadLimits limits, HttpAccess access, Duration silence, Duration patience) {
        this.folder = folder;
        this.access = access;
        this.manager = Downloads.open(new DownloadSettings(folder.resolve("transfers.db"), limits, access, Clock.systemUTC(), silence, patience));
    }

    TransferId submit(TransferRequest request) {
        return manager.submit(List.of(request)).getFirst();
    }

    TransferSnapshot run(TransferRequest request) {
        return await(submit(request), now -> now.state().isFinal());
    }

    TransferSnapshot await(TransferId id, Predicate<TransferSnapshot> condition) {
        long deadline = System.nanoTime() + LONGEST.toNanos();
        TransferSnapshot now = manager.find(id).orElseThrow();
        while (!condition.test(now)) {
            assertThat(System.nanoTime()).as("still %s, %s", now.state(), now.problem()).isLessThan(deadline);
            LockSupport.parkNanos(2_000_000);
            now = manager.find(id).orElseThrow();
        }
        return now;
    }

    TransferRequest request(String name, Source... sources) {
        return new TransferRequest(folder, name, List.of(sources), OptionalLong.empty(), false, List.of(), null, "", name, "");
    }

    TransferRequest request(String name, byte[] bytes, Source... sources) {
        return new TransferRequest(folder, name, List.of(sources), OptionalLong.of(bytes.length), true, List.of(sha256(bytes)), null, "", name, "");
    }

    static byte[] bytes(long seed, int size) {
        byte[] bytes = new byte[size];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    /// A zip of exactly that size with one stored entry of random bytes.
    static byte[] zip(long seed, int size) {
        byte[] content = bytes(seed, size - 100);
        CRC32 crc = new CRC32();
        crc.update(content);
        ByteBuffer zip = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        zip.putInt(0x04034b50).putShort((short) 10).putShort((short) 0).putShort((short) 0).putInt(0).putInt((int) crc.getValue())
                .putInt(content.length).putInt(content.length).putShort((short) 1).putShort((short) 0).put((byte) 'f').put(content);
        int directory = zip.position();
        zip.putInt(0x02014b50).putShort((short) 10).putShort((short) 10).putShort((short) 0).putShort((short) 0).putInt(0).putInt((int) crc.getValue())
                .putInt(content.length).putInt(content.length).putShort((short) 1).put(new byte[16]).put((byte) 'f');
        zip.putInt(0x06054b50).putInt(0).putShort((short) 1).putShort((short) 1).putInt(zip.position() - 12 - directory).putInt(directory).putShort((short) 0);
        return zip.array();
    }

    static Digest sha256(byte[] bytes) {
        return new Digest("sha-256", hash("SHA-256", bytes));
    }

    static String hash(String algorithm, byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        manager.close();
        access.close();
    }
}
