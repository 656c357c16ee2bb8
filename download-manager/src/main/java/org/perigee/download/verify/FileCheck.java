package org.perigee.download.verify;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import org.perigee.digest.HashFunction;
import org.perigee.download.Digest;

/// Checks a finished file against digests.
public final class FileCheck {

    private static final int BUFFER = 256 * 1024;

    private FileCheck() {
    }

    /// @param stop asked now and then; where it says true the file counts as unverifiable
    public static Verdict check(Path file, List<Digest> digests, BooleanSupplier stop) throws IOException {
        DigestCheck check = new DigestCheck(digests, Set.of());
        return check.isIdle() ? new Verdict.Unverifiable(List.of()) : run(file, check, stop, _ -> { }).orElse(new Verdict.Unverifiable(List.of()));
    }

    /// Compares with what was promised and computes what is wanted besides.
    ///
    /// @param progress gets the number of bytes read each time
    /// @return empty where it was stopped
    public static Optional<Verdict> check(Path file, List<Digest> digests, Set<HashFunction> wanted, BooleanSupplier stop, LongConsumer progress)
            throws IOException {
        return run(file, new DigestCheck(digests, wanted), stop, progress);
    }

    private static Optional<Verdict> run(Path file, DigestCheck check, BooleanSupplier stop, LongConsumer progress) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
        try (FileChannel channel = FileChannel.open(file)) {
            while (channel.read(buffer.clear()) >= 0) {
                if (stop.getAsBoolean()) {
                    return Optional.empty();
                }
                progress.accept(buffer.flip().remaining());
                check.update(buffer);
            }
        }
        return Optional.of(check.finish());
    }
}
