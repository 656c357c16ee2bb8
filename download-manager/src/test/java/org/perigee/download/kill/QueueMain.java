package org.perigee.download.kill;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;
import org.perigee.access.HttpAccess;
import org.perigee.download.Digest;
import org.perigee.download.DownloadLimits;
import org.perigee.download.DownloadManager;
import org.perigee.download.DownloadSettings;
import org.perigee.download.Downloads;
import org.perigee.download.Source;
import org.perigee.download.TransferRequest;
import org.perigee.download.TransferSnapshot;
import org.perigee.download.ledger.LedgerDatabase;

/// A program that fetches a list of files and may be killed at any moment: queue file, folder, list, ledger.
///
/// A line of the list: name, address, size, and SHA-256 or `-`.
final class QueueMain {

    /// Whose file the ledger says it is.
    static final int OWNER = 0x4b494c4c;

    private QueueMain() {
    }

    public static void main(String[] args) throws IOException {
        HttpAccess access = HttpAccess.anonymous();
        DownloadSettings settings = new DownloadSettings(Path.of(args[0]), DownloadLimits.DEFAULT, access, Clock.systemUTC(), Duration.ofSeconds(10),
                Duration.ofMinutes(5));
        try (LedgerDatabase ledger = LedgerDatabase.open(Path.of(args[3]), OWNER, Clock.systemUTC());
                DownloadManager manager = Downloads.open(settings.withLedger(ledger))) {
            if (manager.snapshot().isEmpty()) {
                manager.submit(requests(Path.of(args[1]), Path.of(args[2])));
            }
            manager.resumeAll();
            while (manager.snapshot().stream().anyMatch(one -> !one.state().isFinal())) {
                LockSupport.parkNanos(10_000_000);
            }
            for (TransferSnapshot one : manager.snapshot()) {
                System.out.println(one.request().name() + " " + one.state() + " " + one.findProblem().map(Object::toString).orElse(""));
            }
        }
        access.close();
    }

    private static List<TransferRequest> requests(Path folder, Path list) throws IOException {
        List<TransferRequest> requests = new ArrayList<>();
        for (String line : Files.readAllLines(list)) {
            String[] words = line.split(" ");
            List<Digest> digests = words[3].equals("-") ? List.of() : List.of(new Digest("sha-256", words[3]));
            requests.add(new TransferRequest(folder, words[0], List.of(Source.open(URI.create(words[1]))),
                    OptionalLong.of(Long.parseLong(words[2])), true, digests, null, "batch", words[0], ""));
        }
        return requests;
    }
}
