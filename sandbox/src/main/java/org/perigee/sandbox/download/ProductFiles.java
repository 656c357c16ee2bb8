package org.perigee.sandbox.download;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import org.perigee.sandbox.catalogue.Hash;
import org.perigee.sandbox.catalogue.Mission;
import org.perigee.sandbox.catalogue.Product;

/// Makes the zip file of any product in microseconds: one of 24 shared payloads in front, the product's own manifest and the
/// zip's directory behind. Nothing is stored. The payload's entries therefore do not lie in a folder named after the
/// product; only the manifest does. Safe for any number of threads.
public final class ProductFiles {

    private static final int SIZES = 8;
    private static final List<List<String>> NAMES = List.of(
        List.of("measurement/iw-vv.tiff", "measurement/iw-vh.tiff"),
        List.of("IMG_DATA/B02_10m.jp2", "IMG_DATA/B03_10m.jp2", "IMG_DATA/B04_10m.jp2", "IMG_DATA/TCI_10m.jp2"),
        List.of("Oa04_radiance.nc", "Oa08_radiance.nc", "Oa17_radiance.nc"));

    private final long seed;
    private final PayloadTemplate[] templates = new PayloadTemplate[NAMES.size() * SIZES];
    private final Object[] locks = new Object[templates.length];

    /// @param seed  of the catalogue
    public ProductFiles(long seed) {
        this.seed = seed;
        for (int i = 0; i < locks.length; i++) {
            locks[i] = new Object();
        }
    }

    /// Works out all payloads' digests ahead of the first question; about a second of one processor.
    public void warmUp() {
        for (int i = 0; i < templates.length && !Thread.currentThread().isInterrupted(); i++) {
            template(i);
        }
    }

    /// The product's file.
    public ProductFile of(Product product) {
        int variant = Hash.pick(Hash.of(seed, product.name()), SIZES);
        PayloadTemplate payload = template(product.type().mission().ordinal() * SIZES + variant);
        long start = payload.source().length();
        byte[] manifest = Manifest.of(product).getBytes(StandardCharsets.UTF_8);
        ZipRecords.Entry entry = new ZipRecords.Entry(product.name() + "/" + manifestName(product), manifest.length, crc(manifest), start);
        byte[] header = ZipRecords.localHeader(entry);
        List<ZipRecords.Entry> entries = new ArrayList<>(payload.entries());
        entries.add(entry);
        byte[] directory = ZipRecords.centralDirectory(entries, start + header.length + manifest.length);
        Digests digests = payload.digests().copy();
        digests.update(header, header.length).update(manifest, manifest.length).update(directory, directory.length);
        ByteSource content = ByteSource.join(
            List.of(payload.source(), ByteSource.of(header), ByteSource.of(manifest), ByteSource.of(directory)));
        List<ProductFile.Member> members = entries.stream()
            .map(e -> new ProductFile.Member(lastPart(e.name()), e.name(), content.slice(e.dataOffset(), e.size()))).toList();
        return new ProductFile(product.name() + ".zip", content, digests.finish(), members);
    }

    private PayloadTemplate template(int index) {
        synchronized (locks[index]) {
            if (templates[index] == null) {
                long size = 1_000_000L + 1_000_000L * (index % SIZES) - 13_577L * index;
                templates[index] = PayloadTemplate.create(Hash.of(seed, index), NAMES.get(index / SIZES), size);
            }
            return templates[index];
        }
    }

    private static String manifestName(Product product) {
        return product.type().mission() == Mission.SENTINEL_3 ? "xfdumanifest.xml" : "manifest.safe";
    }

    private static String lastPart(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static long crc(byte[] bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        return crc.getValue();
    }
}
