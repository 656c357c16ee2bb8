package org.perigee.sandbox.download;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.perigee.sandbox.catalogue.Hash;
import org.perigee.sandbox.catalogue.Product;

/// Single bands, free for everybody: a few hundred kilobytes of noise in a TIFF. Products share
/// eight versions of each band. Safe for any number of threads.
public final class BandFiles {

    /// One file.
    public record BandFile(ByteSource content, Checksums checksums) {
    }

    /// The bands there are.
    public static final List<String> NAMES = List.of("blue", "green", "red", "nir", "visual");

    private static final int VERSIONS = 8;

    private final Map<Long, BandFile> files = new ConcurrentHashMap<>();
    private final long seed;

    public BandFiles(long seed) {
        this.seed = seed;
    }

    /// The file of one of [#NAMES].
    public BandFile of(Product product, String band) {
        long key = NAMES.indexOf(band) * VERSIONS + Hash.pick(Hash.of(seed, product.stem()), VERSIONS);
        return files.computeIfAbsent(key, k -> {
            ByteSource content = Measurement.of(band + ".tif", Hash.of(seed, k, 0xB4), 200_008 + 9_973 * k);
            return new BandFile(content, new Digests().update(content).finish());
        });
    }
}
