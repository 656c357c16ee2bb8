package org.perigee.sandbox.download;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.perigee.sandbox.catalogue.Hash;
import org.perigee.sandbox.catalogue.Product;

/// Single bands, free for everybody: a few hundred kilobytes of noise behind the first bytes of a TIFF. Products share
/// eight versions of each band. Safe for any number of threads.
public final class BandFiles {

    /// One file.
    public record BandFile(ByteSource content, Checksums checksums) {
    }

    /// The bands there are.
    public static final List<String> NAMES = List.of("blue", "green", "red", "nir", "visual");

    private static final int VERSIONS = 8;
    private static final byte[] TIFF = {'I', 'I', 42, 0, 8, 0, 0, 0};

    private final Map<Long, BandFile> files = new ConcurrentHashMap<>();
    private final long seed;

    public BandFiles(long seed) {
        this.seed = seed;
    }

    /// The file of one of [#NAMES].
    public BandFile of(Product product, String band) {
        long key = NAMES.indexOf(band) * VERSIONS + Hash.pick(Hash.of(seed, product.stem()), VERSIONS);
        return files.computeIfAbsent(key, k -> {
            ByteSource noise = new GeneratedBytes(Hash.of(seed, k, 0xB4), 200_000 + 9_973 * k);
            ByteSource content = ByteSource.join(List.of(ByteSource.of(TIFF), noise));
            return new BandFile(content, new Digests().update(content).finish());
        });
    }
}
