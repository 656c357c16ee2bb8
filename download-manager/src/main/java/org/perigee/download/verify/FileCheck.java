package org.perigee.download.verify;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.perigee.download.Digest;

/// Checks a finished file against digests.
public final class FileCheck {

    private static final int BUFFER = 256 * 1024;

    private FileCheck() {
    }

    /// @param stop asked now and then; where it says true the file counts as unverifiable
    public static Verdict check(Path file, List<Digest> digests, BooleanSupplier stop) throws IOException {
        Map<Digest, Hasher> hashers = new LinkedHashMap<>();
        digests.forEach(digest -> Hasher.of(digest).ifPresent(hasher -> hashers.put(digest, hasher)));
        if (hashers.isEmpty()) {
            return new Verdict.Unverifiable();
        }
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
        try (FileChannel channel = FileChannel.open(file)) {
            while (channel.read(buffer.clear()) >= 0) {
                if (stop.getAsBoolean()) {
                    return new Verdict.Unverifiable();
                }
                buffer.flip();
                hashers.values().forEach(hasher -> hasher.update(buffer.duplicate()));
            }
        }
        List<String> agreed = new ArrayList<>();
        for (Map.Entry<Digest, Hasher> entry : hashers.entrySet()) {
            String actual = entry.getValue().finish();
            if (!actual.equals(entry.getKey().hex())) {
                return new Verdict.Differs(entry.getKey().algorithm(), entry.getKey().hex(), actual);
            }
            agreed.add(entry.getKey().algorithm());
        }
        return new Verdict.Agrees(String.join(", ", agreed));
    }
}
