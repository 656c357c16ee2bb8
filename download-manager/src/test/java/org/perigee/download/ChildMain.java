package org.perigee.download;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;
import org.perigee.access.HttpAccess;

/// A program that downloads one file and may be killed at any moment: queue file, folder, address, size, SHA-256.
final class ChildMain {

    private ChildMain() {
    }

    public static void main(String[] args) {
        HttpAccess access = HttpAccess.anonymous();
        TransferRequest request = new TransferRequest(Path.of(args[1]), "file.zip", List.of(Source.open(URI.create(args[2]))),
                OptionalLong.of(Long.parseLong(args[3])), true, List.of(new Digest("sha-256", args[4])), null, "", "", "");
        try (DownloadManager manager = Downloads.open(DownloadSettings.of(Path.of(args[0]), access))) {
            TransferId id = manager.submit(List.of(request)).getFirst();
            while (!manager.find(id).orElseThrow().state().isFinal()) {
                LockSupport.parkNanos(5_000_000);
            }
            System.out.println(manager.find(id).orElseThrow().state());
        }
        access.close();
    }
}
