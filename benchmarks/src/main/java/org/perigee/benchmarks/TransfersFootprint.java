package org.perigee.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.Stream;
import org.perigee.access.HttpAccess;
import org.perigee.download.Digest;
import org.perigee.download.DownloadLimits;
import org.perigee.download.DownloadManager;
import org.perigee.download.DownloadSettings;
import org.perigee.download.Downloads;
import org.perigee.download.Schedule;
import org.perigee.download.Source;
import org.perigee.download.TransferRequest;

/// Puts many transfers in a real queue that does not let them run, and looks how large its file and the heap are.
final class TransfersFootprint {

    private static final long SEED = 4;

    private TransfersFootprint() {
    }

    static void print(int transfers) {
        try {
            Path folder = Files.createTempDirectory("perigee-transfers");
            try {
                measure(folder, transfers);
            } finally {
                delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void measure(Path folder, int transfers) throws IOException {
        Path file = folder.resolve("transfers.db");
        LocalTime later = LocalTime.now(ZoneOffset.UTC).plusHours(6);
        DownloadLimits atNight = DownloadLimits.DEFAULT.withSchedule(Schedule.daily(ZoneOffset.UTC, later, later.plusHours(1), 0));
        try (HttpAccess access = HttpAccess.anonymous(); DownloadManager manager = Downloads.open(DownloadSettings.of(file, access).withLimits(atNight))) {
            long before = heap();
            long began = System.nanoTime();
            manager.submit(requests(folder, transfers));
            long millis = (System.nanoTime() - began) / 1_000_000;
            long with = heap();
            System.out.printf(Locale.ROOT, "%,d transfers: queued in %,d ms, %.1f MB of heap%n", manager.snapshot().size(), millis, (with - before) / 1e6);
        }
        System.out.printf(Locale.ROOT, "transfers.db: %.1f MB%n", Files.size(file) / 1e6);
    }

    /// Two providers, a size and a checksum each, as a search brings them.
    private static List<TransferRequest> requests(Path folder, int count) {
        Random random = new Random(SEED);
        List<TransferRequest> requests = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            String name = "S2B_MSIL2A_20260601T103021_N0511_R108_T32TLS_" + i + ".SAFE.zip";
            byte[] digest = new byte[16];
            random.nextBytes(digest);
            requests.add(new TransferRequest(folder, name, List.of(source("download.one.example.org", i, 1), source("download.two.example.org", i, 2)),
                    OptionalLong.of(800_000_000L + i), false, List.of(new Digest("md5", HexFormat.of().formatHex(digest))), null, "batch-" + i / 2_500, name,
                    "provider/collection/" + i));
        }
        return requests;
    }

    private static Source source(String host, int i, int priority) {
        return new Source(URI.create("https://" + host + "/odata/v1/Products(" + new java.util.UUID(SEED, i) + ")/$value"), priority, "realm", host);
    }

    /// What is alive after a collection.
    private static long heap() {
        System.gc();
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path each : files.toList()) {
                Files.delete(each);
            }
        }
        Files.delete(folder);
    }
}
