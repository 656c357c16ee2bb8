package org.perigee.download;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.perigee.access.HttpAccess;
import org.perigee.download.ledger.LedgerDatabase;

/// A program that downloads many small files with a ledger and may be killed at any moment: queue file, ledger, folder, address.
final class LedgerChildMain {

    static final int FILES = 60;

    private LedgerChildMain() {
    }

    public static void main(String[] args) {
        HttpAccess access = HttpAccess.anonymous();
        try (LedgerDatabase ledger = LedgerDatabase.open(Path.of(args[1]), 1, Clock.systemUTC());
                DownloadManager manager = Downloads.open(DownloadSettings.of(Path.of(args[0]), access).withLedger(ledger))) {
            List<TransferRequest> requests = new ArrayList<>();
            for (int i = 0; i < FILES; i++) {
                byte[] bytes = Bench.bytes(i, 20_000);
                requests.add(new TransferRequest(Path.of(args[2]), i + ".bin", List.of(Source.open(URI.create(args[3] + i + ".bin"))),
                        java.util.OptionalLong.of(bytes.length), true, List.of(Bench.sha256(bytes)), null, "", "", ""));
            }
            List<TransferId> ids = manager.submit(requests);
            while (!ids.stream().allMatch(id -> manager.find(id).orElseThrow().state().isFinal())) {
                LockSupport.parkNanos(5_000_000);
            }
        }
        access.close();
    }
}
